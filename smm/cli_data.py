"""The commands that open files of data: ``python -m smm read`` and ``import``."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from smm.errors import SmmError
from smm.i18n import Language, Translator
from smm.ingest.structure import Overrides

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".parquet", ".gz", "")
TEXT_ENDINGS = (".csv", ".tsv", ".txt")


def files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files meant by paths; a folder stands for its files, by name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() in ENDINGS)
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
    from smm.ingest.formats import read_bytes
    from smm.ingest.large import copy_large
    from smm.ingest.reading_report import as_json, copied_as_json, copied_in_words, in_words
    from smm.ingest.writing import to_csv

    copied = copy_large(path, out / path.name, known)
    if copied is not None:
        return copied_as_json(path.name, copied), copied_in_words(path.name, copied, t)
    reading = read_bytes(path.read_bytes(), known)
    for number, table in enumerate(reading.tables, start=1):
        (out / _name(path, number)).write_bytes(to_csv(table))
    if not reading.tables:
        (out / _name(path, 1)).write_bytes(b"")
    return as_json(path.name, reading), in_words(path.name, reading, t)


def _name(path: Path, number: int) -> str:
    """Return the file name of a table: the same for the first, ``NAME.2.csv`` for the second."""
    if number == 1:
        return path.name
    return f"{path.stem}.{number}{path.suffix if path.suffix.lower() in TEXT_ENDINGS else '.csv'}"


def import_command(
    paths: tuple[Path, ...], choices: dict[str, Any], out: Path | None, lang: str, as_json: bool
) -> None:
    """Understand each file and write its typed table; see ``python -m smm import --help``."""
    t = Translator(Language(lang))
    entries = [_imported(path, choices, out, t) for path in files(paths)]
    for entry in entries:
        for line in entry.pop("_said"):
            click.echo(line, err=True)
        if not as_json and entry["kind"]:
            said = t("{file}: {kind}, {rows} rows.", file=entry["file"], kind=entry["kind"], rows=entry["rows_out"])
            click.echo(said + " " + ", ".join(f"{k} {v:g}" for k, v in entry["sums"].items()))
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
    sys.exit(1 if any(e["kind"] is None or e["rejected"] for e in entries) else 0)


def _imported(path: Path, choices: dict[str, Any], out: Path | None, t: Translator) -> dict[str, Any]:
    from smm.ingest.formats import read_bytes
    from smm.ingest.import_report import entry_of, refused_entry, to_canonical_csv
    from smm.ingest.meaning import Options, import_table

    try:
        reading = read_bytes(path.read_bytes(), Overrides(sheet=choices["sheet"]))
        found = [
            import_table(table, Options(**{k: v for k, v in choices.items() if k != "sheet"}))
            for table in reading.tables
        ]
    except SmmError as error:
        return refused_entry(path.name, " ".join(error.explain(t.language)))
    except OSError:
        return refused_entry(path.name, t("The file cannot be read."))
    best = max((f for f in found if f), key=lambda f: (f.kind_confidence, f.rows_out), default=None)
    if best is None:
        return refused_entry(path.name, t("No known kind of table: no columns of messages, posts, spend or weeks."))
    if out:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{path.name.split('.')[0]}.{best.kind}.csv").write_bytes(to_canonical_csv(best))
    return entry_of(path.name, best, t)
