"""The command that understands files of data: ``python -m smm import``."""

import json
import secrets
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from smm.cli_data import files, load, passed_over
from smm.errors import SmmError
from smm.i18n import Language, Translator
from smm.ingest.batch import FileImport, import_files
from smm.ingest.import_report import entry_of, refused_entry, to_canonical_csv
from smm.ingest.mapping_file import SavedMapping, read_mapping, saved
from smm.ingest.text.structure import Overrides
from smm.ingest.understanding.meaning import Options

KEY_BYTES = 32


def import_command(
    paths: tuple[Path, ...],
    options: dict[str, Any],
    places: dict[str, Path | None],
    *,
    structure: Overrides,
    lang: str,
    as_json: bool,
) -> None:
    """Understand each file and write its typed table; see ``python -m smm import --help``.

    ``places`` holds the paths given for ``out``, ``key``, ``mapping`` and ``save_mapping``.
    """
    t = Translator(Language(lang))
    known = _mapping(places["mapping"], t)
    wanted = Options(**options, key=_key(places["key"], t))
    chosen = list(files(paths))
    found = import_files([(path.name, partial(load, path)) for path in chosen], wanted, structure, known)
    over = passed_over(paths)
    if over:
        click.echo(t("{count} entries of the folder are links or no files of data; passed over.", count=over), err=True)
    if places["out"]:
        _write(places["out"], found, t)
    kept = next((one.found for one in found if one.found), None)
    if places["save_mapping"] and kept:
        _save(places["save_mapping"], saved(kept).dumps(), t)
    _tell(found, as_json, t)
    sys.exit(1 if any(one.found is None or one.found.rejected for one in found) else 0)


def _tell(found: tuple[FileImport, ...], as_json: bool, t: Translator) -> None:
    entries = [_entry(one, t) for one in found]
    for entry in entries:
        for line in entry.pop("_said"):
            click.echo(line, err=True)
        if not as_json and entry["kind"]:
            said = t("{file}: {kind}, {rows} rows.", file=entry["file"], kind=entry["kind"], rows=entry["rows_out"])
            click.echo(said + " " + "; ".join(f"{k} {_sum(k, v, t)}" for k, v in entry["sums"].items()))
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))


def _sum(field: str, value: float, t: Translator) -> str:
    """Return a sum in words: money to the cent, counts whole."""
    return t.number(value, 2) if field == "spend" else t.short(value)


def _entry(one: FileImport, t: Translator) -> dict[str, Any]:
    if one.found is None:
        return refused_entry(one.name, " ".join(problem.explain(t.language) for problem in one.refused))
    entry = entry_of(one.name, one.found, t, one.notes)
    mapping = entry["mapping"]
    listed = ", ".join(f"{name} «{mapping[name]['column']}»" for name in entry["questions"] if name in mapping)
    if listed:
        entry["_said"].append(t("Not sure of: {listed}. Say it with --map FIELD=COLUMN.", listed=listed))
    if "kind" in entry["questions"]:
        entry["_said"].append(
            t("Not sure that this is a table of {kind}. Say it with --kind KIND.", kind=entry["kind"])
        )
    return entry


def _write(out: Path, found: tuple[FileImport, ...], t: Translator) -> None:
    """Write a typed table for each file; two files that would bear one name get a number."""
    used: set[str] = set()
    try:
        out.mkdir(parents=True, exist_ok=True)
        for one in found:
            if one.found is None:
                continue
            stem = one.name.split(".")[0] or one.name.strip(".") or "table"
            name, number = f"{stem}.{one.found.kind}.csv", 1
            while name.casefold() in used:
                number += 1
                name = f"{stem}.{number}.{one.found.kind}.csv"
            used.add(name.casefold())
            (out / name).write_bytes(to_canonical_csv(one.found))
    except OSError:
        raise click.UsageError(t("The folder cannot be made.")) from None


def _mapping(path: Path | None, t: Translator) -> SavedMapping | None:
    if path is None:
        return None
    try:
        return read_mapping(load(path))
    except SmmError as error:
        raise click.UsageError(f"{path.name}: " + " ".join(error.explain(t.language))) from None


def _key(path: Path | None, t: Translator) -> bytes:
    """Return the key of pseudonyms from its file; made when there is none, readable by its owner only."""
    if path is None:
        return b""
    try:
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(KEY_BYTES) + "\n", encoding="ascii")
        key = path.read_bytes()[:1_000].strip()
    except OSError:
        raise click.UsageError(t("The file of the key cannot be read or made.")) from None
    if len(key) < KEY_BYTES // 2:
        raise click.UsageError(t("The key is too short: at least {count} characters.", count=KEY_BYTES // 2))
    return key


def _save(path: Path, text: str, t: Translator) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        raise click.UsageError(t("The file of columns cannot be written.")) from None
