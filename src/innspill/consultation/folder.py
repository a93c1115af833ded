"""Where a consultation's settings and submissions lie, given what the user typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from innspill.consultation.chapters import with_chapters
from innspill.consultation.decisions import parse_decisions
from innspill.consultation.journal import settle
from innspill.consultation.plain_text import read_text
from innspill.consultation.settings import Settings, parse_settings
from innspill.consultation.theme_book import parse_themes
from innspill.errors import UsageError
from innspill.language.slug import slug
from innspill.model import Decision, Guidance

SETTINGS_FILE = "innspill.toml"
THEMES_FILE = "themes.toml"
DECISIONS_FILE = "decisions.jsonl"
INBOX = "inbox"
RESULT = "result"
RESULT_FILE = "summary.json"
CACHE = ".innspill-cache"
_FOLDER = "Name a folder: --out result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What to read, where to write, what people have said, and where readings are kept.

    `home` is the consultation folder, None where there is none or the result is written elsewhere:
    only a consultation's own result remembers the one before, and proposes themes. `around` is the
    folder of the settings, wherever the result is written.
    """

    inputs: tuple[Path, ...]
    result: Path
    settings: Settings
    guidance: Guidance
    cache: Path
    home: Path | None = None
    decisions: tuple[Decision, ...] = ()
    around: Path | None = None

    @property
    def earlier(self) -> Path | None:
        """The result that stands; None where there is none, or nothing to remember it for."""
        file = self.result / RESULT_FILE
        return file if self.home and file.is_file() else None


def locate(paths: Sequence[Path], out: Path | None) -> Place:
    """Find the inbox, the result folder and the settings; finish what a killed run began there.

    A folder that holds innspill.toml is a consultation folder: its `inbox` is read (the folder
    itself where there is none) and its `result` is written. Without a path, the current folder is
    meant, for which an `inbox` is enough.

    Raises:
        UsageError: No path is given and the current folder is no consultation folder, the settings
            are wrong, misnamed or cannot be opened, or the result would be written among what is
            read.
    """
    given = tuple(paths) or (Path(),)
    homes = [path for path in given if (path / SETTINGS_FILE).is_file()]
    for path in given:
        refuse_misnamed(path)
    if not paths and not homes and not Path(INBOX).is_dir():
        raise UsageError(
            f"no path is given, and this folder has neither {SETTINGS_FILE} nor a folder {INBOX}",
            hint="Name the folder with the submissions: innspill summarise inbox",
        )
    inputs = tuple(_inbox(path) if path in homes or not paths else path for path in given)
    result = out or (homes[0] / RESULT if homes else Path(RESULT))
    _keep_apart(inputs, result)
    for folder in (*homes, result):
        settle(folder)
    settings = _settings(homes)
    return Place(
        inputs=inputs,
        result=result,
        settings=settings,
        guidance=_guidance(homes, settings.consultation.chapters),
        cache=_cache(homes[0] if homes else None),
        home=homes[0] if homes and result.resolve() == (homes[0] / RESULT).resolve() else None,
        decisions=_decisions(homes),
        around=homes[0] if homes else None,
    )


def _cache(home: Path | None) -> Path:
    return home / CACHE if home else user_cache_path("innspill", appauthor=False) / "readings"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPlace:
    """A finished result: its file, what it was read from (none where that is not known), and how.

    `inputs`, `settings` and `cache` are those of the consultation folder around the result, which
    is `around`, None where there is none.
    """

    file: Path
    inputs: tuple[Path, ...]
    settings: Settings
    cache: Path
    around: Path | None = None


def locate_result(path: Path | None, inbox: Path | None = None) -> ResultPlace:
    """Find a result, finished if a killed run began to write it, and what it was made from.

    Args:
        path: A summary.json, the folder that holds it, or the folder around that; None for the
            current folder.
        inbox: Where the submissions lie; None to look for them around the result.

    Raises:
        UsageError: There is no result there, or the settings around it are wrong.
    """
    given = path or Path()
    for folder in (given.parent, given, given / RESULT):
        settle(folder)
    found = [each for each in (given / RESULT / RESULT_FILE, given / RESULT_FILE) if each.is_file()]
    if not found and not given.is_file():
        raise UsageError(
            f"{given}: there is no {RESULT_FILE} here",
            hint="Name the folder with the result, or make one: innspill summarise --format json",
        )
    file = found[0] if found else given
    home = next((each for each in file.absolute().parents if _is_home(each)), None)
    around = (_inbox(home),) if home else ()
    settled = home if home and (home / SETTINGS_FILE).is_file() else None
    return ResultPlace(
        file=file,
        inputs=(inbox,) if inbox else around,
        settings=_settings([settled] if settled else []),
        cache=_cache(settled),
        around=settled,
    )


def keep_out_of_inputs(folder: Path, place: ResultPlace) -> None:
    """See to it that what is written into a folder is not read as a submission in the next run.

    Raises:
        UsageError: The folder lies among the submissions, and not with the result, or is a file.
    """
    whole, result = folder.resolve(), place.file.resolve().parent
    if whole.is_relative_to(result):
        return
    if folder.is_file():
        raise UsageError(f"{folder} is a file; pages are several files in a folder", hint=_FOLDER)
    # Without a consultation folder, the submissions may well lie around the result.
    for path in place.inputs or (result.parent,):
        if path.is_dir() and whole.is_relative_to(path.resolve()):
            raise UsageError(
                f"{folder} lies among the submissions, and would be read with them",
                hint=f'Choose a folder with the result: --out "{place.file.parent / "pages"}"',
            )


def refuse_misnamed(home: Path) -> None:
    """Find settings that an editor gave a second ending, which Windows does not show.

    Raises:
        UsageError: There is such a file, and none of the right name.
    """
    wrong = home / f"{SETTINGS_FILE}.txt"
    if wrong.is_file() and not (home / SETTINGS_FILE).is_file():
        raise UsageError(
            f"{wrong}: these settings are not read, because the name ends in .txt",
            hint=f"Rename the file to {SETTINGS_FILE}. In the file explorer, View shows file name"
            " extensions.",
        )


def _is_home(folder: Path) -> bool:
    return (folder / SETTINGS_FILE).is_file() or (folder / INBOX).is_dir()


def settings_around(path: Path) -> Settings:
    """Give the settings of the consultation folder that a path is or lies in; else the defaults.

    Raises:
        UsageError: The settings are wrong or cannot be opened.
    """
    around = (path.absolute(), *path.absolute().parents)
    homes = [folder for folder in around if (folder / SETTINGS_FILE).is_file()]
    return _settings(homes[:1])


def _inbox(home: Path) -> Path:
    return home / INBOX if (home / INBOX).is_dir() else home


def _keep_apart(inputs: Sequence[Path], result: Path) -> None:
    if result.is_file():
        raise UsageError(
            f"{result} is a file; the result is several files in a folder", hint=_FOLDER
        )
    for path in inputs:
        if path.is_dir() and path.resolve() == result.resolve():
            raise UsageError(
                f"{result} is both what is read and where the result goes",
                hint="Choose another folder for the result: --out result",
            )


def _settings(homes: Sequence[Path]) -> Settings:
    if not homes:
        return Settings()
    if len(homes) > 1:
        names = " and ".join(str(home) for home in homes)
        raise UsageError(f"{names} are two consultations", hint="Summarise them one at a time.")
    file = homes[0] / SETTINGS_FILE
    return parse_settings(read_text(file), str(file))


def _decisions(homes: Sequence[Path]) -> tuple[Decision, ...]:
    """Read what people decided about passages; nothing where there is no such file."""
    file = homes[0] / DECISIONS_FILE if homes else None
    return parse_decisions(read_text(file), str(file)) if file and file.is_file() else ()


def _guidance(homes: Sequence[Path], chapters: Sequence[str]) -> Guidance:
    """Read the themes that people own, chapters among them; none where there is no such file."""
    file = homes[0] / THEMES_FILE if homes else None
    if file is None or not file.is_file():
        return with_chapters(Guidance(), chapters)
    known = frozenset(map(slug, chapters))
    return with_chapters(parse_themes(read_text(file), str(file), known), chapters)
