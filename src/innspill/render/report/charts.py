"""The report's charts: passages by theme, positions by theme, and turnout by county."""

from collections import Counter
from collections.abc import Iterable, Sequence

from innspill.language.alphabet import alphabetical
from innspill.language.catalogue import Catalogue
from innspill.model import Position, RespondentKind, RespondentStatus, Summary
from innspill.render.report.bars import MOST, WIDE, Bar, Chart, Part, longest, share_of, shortened
from innspill.render.report.choices import Choice


def charts_of(
    summary: Summary, themes: Choice, respondents: Choice, words: Catalogue
) -> tuple[Chart, ...]:
    """Return the charts that have something to show."""
    made = (
        _theme_chart(themes, respondents, words),
        _position_chart(summary, themes, words),
        _turnout_chart(summary, words),
    )
    return tuple(chart for chart in made if chart.bars)


def _theme_chart(themes: Choice, respondents: Choice, words: Catalogue) -> Chart:
    """Show how many passages and how many respondents each theme has."""
    raised = Counter(theme for theme, _ in set(zip(themes.chosen, respondents.chosen, strict=True)))
    counts = [(option.label, option.count, raised[i]) for i, option in enumerate(themes.options)]
    most = max((passages for _, passages, _ in counts), default=1)
    bars = [
        Bar(
            shortened(label),
            (
                Part("passages", 0, share_of(passages, most), words.figure(passages)),
                Part("respondents", 0, share_of(bodies, most), words.figure(bodies)),
            ),
        )
        for label, passages, bodies in longest(counts, [each[1] for each in counts])
    ]
    heads = ("annex.theme", "annex.passages", "browse.respondents")
    return Chart(
        id="chart-themes",
        title=words.text("browse.chart_themes"),
        about=words.text("browse.chart_themes_about"),
        bars=tuple(bars),
        legend=(
            ("passages", words.text("annex.passages")),
            ("respondents", words.text("browse.respondents")),
        ),
        headers=tuple(map(words.text, heads)),
        rows=tuple((name, words.figure(a), words.figure(b)) for name, a, b in counts),
        cut=len(counts) > MOST,
        beside=True,
    )


def _position_chart(summary: Summary, themes: Choice, words: Catalogue) -> Chart:
    """Show what the passages of each theme do, as shares."""
    positions = [passage.position for passage in summary.passages]
    count = Counter(zip(themes.chosen, positions, strict=True))
    used = [each for each in Position if each in set(positions)]
    counts = [
        (option.label, option.count, [count[index, each] for each in used])
        for index, option in enumerate(themes.options)
    ]
    names = {each: words.text(f"review.position.{each.value}") for each in used}
    bars = [
        Bar(shortened(label), (*_stacked(used, own, whole), Part("", WIDE, 0, words.figure(whole))))
        for label, whole, own in longest(counts, [each[1] for each in counts])
    ]
    return Chart(
        id="chart-positions",
        title=words.text("browse.chart_positions"),
        about=words.text("browse.chart_positions_about"),
        bars=tuple(bars),
        legend=tuple((each.value, names[each]) for each in used),
        headers=(words.text("annex.theme"), *names.values()),
        rows=tuple((label, *map(words.figure, own)) for label, _, own in counts),
        cut=len(counts) > MOST,
    )


def _turnout_chart(summary: Summary, words: Catalogue) -> Chart:
    """Show how many of the municipalities of each county have answered."""
    counts = _turnout(summary)
    wholes = [heard + silent for _, heard, silent in counts]
    most = max(wholes, default=1)
    bars = [
        Bar(shortened(county), tuple(_answered(heard, silent, most, words)))
        for county, heard, silent in longest(
            counts, [heard + silent for _, heard, silent in counts]
        )
    ]
    heads = ("browse.county", "annex.answered", "browse.silent")
    names = [words.text(head) for head in heads]
    return Chart(
        id="chart-turnout",
        title=words.text("browse.chart_turnout"),
        about=words.text("browse.chart_turnout_about"),
        bars=tuple(bars),
        legend=(("answered", names[1]), ("silent", names[2])),
        headers=tuple(names),
        rows=tuple((county, *map(words.figure, own)) for county, *own in counts),
        cut=len(counts) > MOST,
    )


def _turnout(summary: Summary) -> list[tuple[str, int, int]]:
    """Count the municipalities of each county that have answered, and those that have not."""
    heard: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for body in summary.respondents:
        if body.kind is RespondentKind.MUNICIPALITY and body.county:
            whose = silent if body.status is RespondentStatus.SILENT else heard
            whose[body.county] += 1
    counties = sorted({*heard, *silent}, key=alphabetical)
    return [(county, heard[county], silent[county]) for county in counties]


def _answered(heard: int, silent: int, most: int, words: Catalogue) -> Iterable[Part]:
    share = words.text("number.share", part=words.figure(heard), whole=words.figure(heard + silent))
    yield Part("answered", 0, share_of(heard, most))
    yield Part("silent", share_of(heard, most), share_of(silent, most), share)


def _stacked(used: Sequence[Position], counts: Sequence[int], whole: int) -> Iterable[Part]:
    done = 0
    for position, count in zip(used, counts, strict=True):
        if count:
            yield Part(position.value, share_of(done, whole), share_of(count, whole))
        done += count
