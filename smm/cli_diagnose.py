"""The command that measures a conversation, ``python -m smm diagnose``."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from smm.cli_data import files, passed_over
from smm.errors import SmmError
from smm.i18n import Language, Translator


def diagnose_command(
    paths: tuple[Path | str, ...], asked: dict[str, Any], engine: dict[str, Any], lang: str, as_json: bool
) -> None:
    """Measure who talks with whom in files of messages; see ``python -m smm diagnose --help``.

    ``engine`` holds ``name``, ``master`` and ``memory``.
    """
    from smm.conversation.engines.opened import opened
    from smm.conversation.measure import Asked, measure_paths
    from smm.conversation.summary import summary
    from smm.ingest.understanding.meaning import Options

    t = Translator(Language(lang))
    told = asked.pop("told")
    wanted = Asked(**asked, options=Options(told=told) if told else None)
    local = tuple(path for path in paths if isinstance(path, Path))
    over = passed_over(tuple(path for path in local if not _is_table(path)))
    if over:
        click.echo(t("{count} entries of the folder are links or no files of data; passed over.", count=over), err=True)
    try:
        with opened(**engine) as running:
            found = measure_paths(running, _chosen(paths), wanted)
    except SmmError as error:
        for line in error.explain(t.language):
            click.echo(line, err=True)
        sys.exit(1)
    for name, problems in found.refused:
        click.echo(f"{name}: " + " ".join(problem.explain(t.language) for problem in problems), err=True)
    rejected = found.conversation.quality.rejected
    if rejected:
        said = "{count} row without an id, an author or a text.", "{count} rows without an id, an author or a text."
        click.echo(t.plural(*said, rejected), err=True)
    if as_json:
        click.echo(json.dumps(summary(found.conversation), ensure_ascii=False, indent=2))
    else:
        from smm.conversation.words import in_words

        click.echo("\n".join(in_words(found.conversation, t)))
    sys.exit(1 if found.refused or rejected else 0)


def _is_table(path: Path) -> bool:
    """Return whether a folder is one table, as Spark and DuckDB write it: parts in Parquet."""
    return path.is_dir() and any(path.rglob("*.parquet"))


def _chosen(paths: tuple[Path | str, ...]) -> list[Path | str]:
    found: list[Path | str] = []
    for path in paths:
        whole = isinstance(path, str) or _is_table(path)
        found.extend([path] if whole else files((Path(path),)))
    return found
