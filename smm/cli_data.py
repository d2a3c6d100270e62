"""The command that repairs files of data, ``python -m smm read``, and what it shares with ``import``."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from smm.errors import SmmError
from smm.i18n import N_, Language, Translator
from smm.ingest.files import formats
from smm.ingest.files.limits import SIZE_LIMIT, refused
from smm.ingest.text.structure import Overrides

ENDINGS = (*formats.ENDINGS, ".xlsm", ".zip", ".gz", "")
TEXT_ENDINGS = (".csv", ".tsv", ".txt")


def files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files meant by paths; a folder stands for its own files, by name, without what it only links to."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if _is_data(p))
        else:
            yield path


def overrides(known: dict[str, Any], lang: str) -> Overrides:
    """Return what the person says of files, from the options of a command."""
    t = Translator(Language(lang))
    delimiter = known["delimiter"]
    if delimiter is not None:
        delimiter = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter)
    try:
        " ".encode(known["encoding"] or "utf-8")
    except LookupError:
        raise click.UsageError(t("No such encoding; write utf-8, utf-16, cp1252 or another.")) from None
    if delimiter == "" or any(len(known[name] or "") > 1 for name in ("quote", "escape")):
        raise click.UsageError(t("A delimiter has a character or more, a quote and an escape one."))
    return Overrides(**{**known, "delimiter": delimiter})


def _is_data(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.suffix.lower() in ENDINGS


def passed_over(paths: tuple[Path, ...]) -> int:
    """Return how many entries of folders are no files of data: links, folders, other kinds of file."""
    return sum(not _is_data(p) for path in paths if path.is_dir() for p in path.iterdir())


def load(path: Path) -> bytes:
    """Return the bytes of a file of data.

    Raises
    ------
    DataFileError
        When it is no plain file, too large, or cannot be read.
    """
    try:
        if not path.is_file():
            raise refused(N_("This is no plain file."))
        if path.stat().st_size > SIZE_LIMIT:
            raise refused(N_("The file is too large."), N_("at most 200 MB once unpacked"))
        return path.read_bytes()
    except OSError:
        raise refused(N_("The file cannot be read.")) from None


def read_command(paths: tuple[Path, ...], out: Path, known: Overrides, lang: str, as_json: bool) -> None:
    """Repair the structure of each file and write its tables; see ``python -m smm read --help``."""
    t = Translator(Language(lang))
    entries: list[dict[str, Any]] = []
    failed = False
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise click.UsageError(t("The folder cannot be made.")) from None
    for path in files(paths):
        try:
            entry, lines = _read(path, out, known, t)
        except SmmError as error:
            failed = True
            entry = {"file": path.name, "kind": None, "refused": " ".join(error.explain(t.language))}
            lines = []
            click.echo(f"{path.name}: {entry['refused']}", err=True)
        except OSError:
            failed = True
            entry = {"file": path.name, "kind": None, "refused": t("The file cannot be read.")}
            lines = []
            click.echo(f"{path.name}: {entry['refused']}", err=True)
        entries.append(entry)
        if lines and not as_json:
            click.echo("\n".join(lines))
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
    sys.exit(1 if failed else 0)


def _read(path: Path, out: Path, known: Overrides, t: Translator) -> tuple[dict[str, Any], list[str]]:
    from smm.ingest.files.formats import read_bytes
    from smm.ingest.reading_report import as_json, copied_as_json, copied_in_words, in_words, mended_in_words
    from smm.ingest.text.large import copy_large
    from smm.ingest.text.writing import to_csv

    copied = copy_large(path, out / path.name, known)
    if copied is not None:
        return copied_as_json(path.name, copied), copied_in_words(path.name, copied, t)
    reading = read_bytes(load(path), known)
    for number, table in enumerate(reading.tables, start=1):
        (out / _name(path, number)).write_bytes(to_csv(table))
    if not reading.tables:
        (out / _name(path, 1)).write_bytes(b"")
    return as_json(path.name, reading), [*in_words(path.name, reading, t), *mended_in_words(reading, t)]


def _name(path: Path, number: int) -> str:
    """Return the file name of a table: the same for the first, ``NAME.2.csv`` for the second."""
    if number == 1:
        return path.name
    return f"{path.stem}.{number}{path.suffix if path.suffix.lower() in TEXT_ENDINGS else '.csv'}"
