-- The result as tables. Names are those of summary.json, but for the words that SQL keeps for
-- itself: characters go from `char_start` to `char_end`, counted from 0, the last one excluded.
-- Empty is NULL where nothing is known; yes is 1 and no is 0; `number` keeps an order.

CREATE TABLE provenance (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE consultation (
  title TEXT NOT NULL, recipient TEXT NOT NULL, sender TEXT NOT NULL, deadline TEXT,
  reference TEXT NOT NULL, background TEXT NOT NULL
);
CREATE TABLE members (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE questions (number INTEGER PRIMARY KEY, text TEXT NOT NULL);

CREATE TABLE respondents (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, municipality_number TEXT,
  county TEXT, inhabitants INTEGER, invited INTEGER NOT NULL, status TEXT NOT NULL
);
CREATE TABLE submissions (
  id TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL,
  respondent TEXT NOT NULL REFERENCES respondents(id),
  received TEXT, language TEXT NOT NULL, mandate TEXT NOT NULL, status TEXT NOT NULL,
  identified_by TEXT NOT NULL, sure INTEGER NOT NULL, late INTEGER NOT NULL, found_as TEXT
);

CREATE TABLE themes (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, cohesion REAL, stability REAL, status TEXT,
  parent TEXT REFERENCES themes(id)
);
CREATE TABLE theme_terms (
  theme TEXT NOT NULL REFERENCES themes(id), number INTEGER NOT NULL, term TEXT NOT NULL,
  PRIMARY KEY (theme, number)
);
CREATE TABLE points (
  id TEXT PRIMARY KEY, theme TEXT NOT NULL REFERENCES themes(id), text TEXT NOT NULL,
  char_start INTEGER NOT NULL, char_end INTEGER NOT NULL
);
CREATE TABLE passages (
  id TEXT PRIMARY KEY, submission TEXT NOT NULL REFERENCES submissions(id), text TEXT NOT NULL,
  page INTEGER, block INTEGER NOT NULL, char_start INTEGER NOT NULL, char_end INTEGER NOT NULL,
  language TEXT NOT NULL, heading TEXT NOT NULL, lead_in TEXT NOT NULL, "row" TEXT,
  quoted INTEGER NOT NULL, position TEXT NOT NULL, theme TEXT REFERENCES themes(id),
  point TEXT REFERENCES points(id), decided TEXT, runner_up TEXT REFERENCES themes(id), margin REAL
);
CREATE TABLE point_passages (
  point TEXT NOT NULL REFERENCES points(id), number INTEGER NOT NULL,
  passage TEXT NOT NULL REFERENCES passages(id), PRIMARY KEY (point, number)
);
CREATE TABLE unassigned (
  passage TEXT PRIMARY KEY REFERENCES passages(id), reason TEXT NOT NULL, note TEXT NOT NULL
);
CREATE TABLE left_out (
  number INTEGER PRIMARY KEY, submission TEXT NOT NULL REFERENCES submissions(id), page INTEGER,
  block INTEGER NOT NULL, char_start INTEGER NOT NULL, char_end INTEGER NOT NULL,
  reason TEXT NOT NULL
);

CREATE TABLE letter (title TEXT NOT NULL, language TEXT NOT NULL);
CREATE TABLE sections (
  number INTEGER PRIMARY KEY, heading TEXT NOT NULL, level INTEGER NOT NULL,
  theme TEXT REFERENCES themes(id), annex INTEGER NOT NULL, part TEXT NOT NULL
);
CREATE TABLE sentences (
  number INTEGER PRIMARY KEY, section INTEGER NOT NULL REFERENCES sections(number),
  paragraph INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE citations (
  sentence INTEGER NOT NULL REFERENCES sentences(number), number INTEGER NOT NULL,
  source INTEGER NOT NULL, passage TEXT NOT NULL REFERENCES passages(id),
  char_start INTEGER, char_end INTEGER, PRIMARY KEY (sentence, number)
);

CREATE TABLE proposals (
  number INTEGER PRIMARY KEY, passage TEXT NOT NULL REFERENCES passages(id),
  char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, text TEXT NOT NULL,
  theme TEXT NOT NULL REFERENCES themes(id)
);
CREATE TABLE proposal_respondents (
  proposal INTEGER NOT NULL REFERENCES proposals(number), number INTEGER NOT NULL,
  respondent TEXT NOT NULL REFERENCES respondents(id), PRIMARY KEY (proposal, number)
);
CREATE TABLE endorsements (
  number INTEGER PRIMARY KEY, submission TEXT NOT NULL REFERENCES submissions(id),
  passage TEXT NOT NULL REFERENCES passages(id), char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL, name TEXT NOT NULL, respondent TEXT REFERENCES respondents(id)
);
CREATE TABLE copies (number INTEGER PRIMARY KEY, exact INTEGER NOT NULL);
CREATE TABLE copy_submissions (
  copy INTEGER NOT NULL REFERENCES copies(number), number INTEGER NOT NULL,
  submission TEXT NOT NULL REFERENCES submissions(id), PRIMARY KEY (copy, number)
);
CREATE TABLE copy_passages (
  copy INTEGER NOT NULL REFERENCES copies(number), number INTEGER NOT NULL,
  passage TEXT NOT NULL REFERENCES passages(id), PRIMARY KEY (copy, number)
);

CREATE TABLE notices (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, submission TEXT REFERENCES submissions(id),
  page INTEGER, message TEXT NOT NULL
);
CREATE TABLE notice_values (
  notice INTEGER NOT NULL REFERENCES notices(number), number INTEGER NOT NULL,
  name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (notice, number)
);
CREATE TABLE alternatives (
  number INTEGER PRIMARY KEY, stability REAL NOT NULL, shared REAL NOT NULL,
  granularities TEXT NOT NULL, chosen INTEGER NOT NULL
);

CREATE INDEX submissions_respondent ON submissions(respondent);
CREATE INDEX points_theme ON points(theme);
CREATE INDEX passages_submission ON passages(submission);
CREATE INDEX passages_theme ON passages(theme);
CREATE INDEX passages_point ON passages(point);
CREATE INDEX point_passages_passage ON point_passages(passage);
CREATE INDEX left_out_submission ON left_out(submission);
CREATE INDEX sentences_section ON sentences(section);
CREATE INDEX citations_passage ON citations(passage);
CREATE INDEX proposals_theme ON proposals(theme);
CREATE INDEX proposals_passage ON proposals(passage);
CREATE INDEX notices_submission ON notices(submission);

-- The search looks words up in the tables themselves and keeps no second copy of them. It folds
-- case and keeps diacritics: å is not a. Passages and sentences are found by datasette by itself.
CREATE VIRTUAL TABLE passages_fts USING fts5(
  text, heading, lead_in, content="passages", tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE sentences_fts USING fts5(
  text, content="sentences", content_rowid="number", tokenize="unicode61 remove_diacritics 0"
);

CREATE VIEW sources AS
  SELECT DISTINCT source, passage FROM citations;
CREATE VIEW passages_in_full AS
  SELECT p.id, r.name AS respondent, r.kind, r.county, r.inhabitants, s.path, p.page,
    p.block + 1 AS paragraph, p."row", p.language, p.position, t.label AS theme, p.point,
    c.source, u.reason, p.heading, p.lead_in, p.text
  FROM passages p
  JOIN submissions s ON s.id = p.submission
  JOIN respondents r ON r.id = s.respondent
  LEFT JOIN themes t ON t.id = p.theme
  LEFT JOIN unassigned u ON u.passage = p.id
  LEFT JOIN sources c ON c.passage = p.id;
CREATE VIEW themes_counted AS
  SELECT t.id, t.label, t.status, count(p.id) AS passages,
    count(DISTINCT s.respondent) AS respondents,
    (SELECT count(*) FROM points WHERE points.theme = t.id) AS points
  FROM themes t
  LEFT JOIN passages p ON p.theme = t.id
  LEFT JOIN submissions s ON s.id = p.submission
  GROUP BY t.id;
CREATE VIEW points_counted AS
  SELECT o.id, t.label AS theme, o.text, count(*) AS passages,
    count(DISTINCT s.respondent) AS respondents
  FROM points o
  JOIN themes t ON t.id = o.theme
  JOIN point_passages pp ON pp.point = o.id
  JOIN passages p ON p.id = pp.passage
  JOIN submissions s ON s.id = p.submission
  GROUP BY o.id;
CREATE VIEW themes_by_respondent AS
  SELECT r.name AS respondent, t.label AS theme, count(*) AS passages
  FROM passages p
  JOIN submissions s ON s.id = p.submission
  JOIN respondents r ON r.id = s.respondent
  LEFT JOIN themes t ON t.id = p.theme
  GROUP BY r.id, p.theme;
CREATE VIEW sentence_sources AS
  SELECT n.number AS sentence, e.heading, n.kind, n.text, c.source, r.name AS respondent,
    p.id AS passage,
    CASE WHEN c.char_start IS NOT NULL
      THEN substr(p.text, c.char_start + 1, c.char_end - c.char_start) END AS repeated
  FROM sentences n
  JOIN sections e ON e.number = n.section
  LEFT JOIN citations c ON c.sentence = n.number
  LEFT JOIN passages p ON p.id = c.passage
  LEFT JOIN submissions s ON s.id = p.submission
  LEFT JOIN respondents r ON r.id = s.respondent;
CREATE VIEW proposals_in_full AS
  SELECT o.number, t.label AS theme, p.lead_in, o.text,
    (SELECT count(*) FROM proposal_respondents b WHERE b.proposal = o.number) AS respondents,
    (SELECT group_concat(name, '; ') FROM (
      SELECT r.name FROM proposal_respondents b
      JOIN respondents r ON r.id = b.respondent
      WHERE b.proposal = o.number ORDER BY b.number
    )) AS names,
    o.passage
  FROM proposals o
  JOIN themes t ON t.id = o.theme
  JOIN passages p ON p.id = o.passage;
