"""The command line: ``python -m smm template | schema | score | optimise | read | import | diagnose``."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from smm.cli_paths import FileOrAddress
from smm.errors import SmmError
from smm.i18n import Language, Translator

LANGUAGE = click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    default="it",
    show_default=True,
    help="Language for people.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
FILE = click.Path(dir_okay=False, path_type=Path)


def structure_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options by which a person says what a file is like."""
    options = (
        click.option("--encoding", help="Encoding of text files, such as cp1252."),
        click.option("--delimiter", help="What separates cells; \\t or tab for the tabulator."),
        click.option("--quote", help="What encloses cells; empty for nothing."),
        click.option("--escape", help="What stands before a quote inside a cell."),
        click.option("--header-rows", type=click.IntRange(0, 3), help="How many of the first rows are headings."),
        click.option("--sheet", help="Sheet of a workbook."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
@click.version_option(package_name="smm", message="%(version)s", version="1.0.0")
def main() -> None:
    """Plan social media marketing: from a media mix to a conversation, from a conversation to benefits."""


@main.command()
@click.argument("name", required=False)
@LANGUAGE
@JSON
def template(name: str | None, lang: str, as_json: bool) -> None:
    """Print a filled plan of a trade; without NAME list the trades."""
    from smm.trades import template as filled_plan
    from smm.trades import templates

    language = Language(lang)
    if name is None:
        titles = {t.trade: language.pick(t.title_en, t.title_it) for t in templates().values()}
        lines = [f"{trade:20} {title}" for trade, title in titles.items()]
        click.echo(json.dumps(titles, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))
        return
    try:
        click.echo(filled_plan(name, language).dumps(), nl=False)
    except SmmError as error:
        _refuse(error, language)


@main.command()
@LANGUAGE
@JSON
def schema(lang: str, as_json: bool) -> None:
    """Print the JSON Schema of the plan file."""
    from smm.plan import Plan

    click.echo(json.dumps(Plan.model_json_schema(), indent=2))


@main.command()
@click.argument("plan", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@LANGUAGE
@JSON
def score(plan: Path, lang: str, as_json: bool) -> None:
    """Score a plan: is it social, what each benefit gets, what silence costs."""
    from smm.assessment import assess
    from smm.plan import read_plan

    language = Language(lang)
    try:
        assessment = assess(read_plan(plan.read_bytes()))
    except SmmError as error:
        _refuse(error, language)
    except OSError:
        click.echo(Translator(language)("The file cannot be read."), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(assessment.summary(), indent=2))
    else:
        click.echo(_in_words(assessment, Translator(language)))


@main.command()
@click.argument("plan", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--money", type=click.FloatRange(0, 1e9), help="Currency a month, in the place of the plan's limit.")
@click.option("--hours", type=click.FloatRange(0, 1e6), help="Hours a month, in the place of the plan's limit.")
@click.option("--target", type=click.FloatRange(0, 100), help="Score, points, whose cheapest change is asked for.")
@LANGUAGE
@JSON
def optimise(plan: Path, target: float | None, lang: str, as_json: bool, **budgets: float | None) -> None:
    """Find the best mix of money and hours, and prove it. Without limits, today's totals stand for them."""
    from smm.cli_optimise import in_words
    from smm.optimisation.advise import advise
    from smm.optimisation.best import with_budgets
    from smm.plan import read_plan

    language = Language(lang)
    try:
        found = advise(with_budgets(read_plan(plan.read_bytes()), **budgets), target)
    except SmmError as error:
        _refuse(error, language)
    except OSError:
        click.echo(Translator(language)("The file cannot be read."), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(found.summary(), indent=2))
    else:
        click.echo("\n".join(in_words(found, Translator(language))))


def _in_words(assessment: Any, t: Translator) -> str:
    from smm import words
    from smm.verdict import counted_as_never

    diagnosis, spread = assessment.diagnosis, assessment.spread
    lines = [f"{t(words.LEVELS[diagnosis.level])}. {t(words.VERDICTS[diagnosis.level])}", ""]
    lines[1:1] = filter(None, [counted_as_never(diagnosis, t)])
    if diagnosis.measured is not None:
        from smm.belief_and_log import what_belief_got_wrong, where_from

        lines[1:1] = [what_belief_got_wrong(diagnosis, t), where_from(diagnosis, t)]
    names = {benefit: t(name) for benefit, name in words.BENEFITS.items()}
    width = max(len(name) for name in names.values())
    for benefit, result in assessment.scores.benefits.items():
        interval = spread.scores[benefit]
        lines.append(
            t(
                "{benefit} {score} ({low} to {high}), {locked} locked",
                benefit=names[benefit].ljust(width),
                score=t.number(result.score).rjust(3),
                low=t.number(interval.low),
                high=t.number(interval.high),
                locked=t.number(result.locked),
            )
        )
    lines += ["", t("Next step: {step}", step=t(words.NEXT_STEPS[diagnosis.level]))]
    if assessment.plan.numbers:
        from smm.model_numbers import how_many_own

        lines += filter(None, [how_many_own(assessment.plan, t)])
    return "\n".join(lines)


def _refuse(error: SmmError, language: Language) -> NoReturn:
    for line in error.explain(language):
        click.echo(line, err=True)
    sys.exit(1)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the tables.")
@structure_options
@LANGUAGE
@JSON
def read(paths: tuple[Path, ...], out: Path, lang: str, as_json: bool, **known: Any) -> None:
    """Repair the structure of files: write each table as UTF-8, comma, one heading row.

    What is not told is found out; every guess is shown with how sure it is.
    """
    from smm.cli_data import overrides, read_command

    read_command(paths, out, overrides(known, lang), lang, as_json)


@main.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--kind", type=click.Choice(["interactions", "reviews", "posts", "spend", "weekly", "mix"]))
@click.option("--map", "told", multiple=True, metavar="FIELD=COLUMN", help="The column of a field; may be repeated.")
@click.option("--company", multiple=True, metavar="NAME", help="An author who speaks for the company.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the typed tables.")
@click.option("--keep-text", is_flag=True, help="Keep texts; addresses, numbers and handles in them are hidden.")
@click.option("--keep-authors", is_flag=True, help="Keep authors' names instead of pseudonyms.")
@click.option(
    "--key", type=FILE, help="File of the pseudonyms' key, made when absent. Delete it to part names for good."
)
@click.option("--mapping", type=FILE, help="Columns saved by an earlier import.")
@click.option("--save-mapping", type=FILE, help="File to save the columns of this import to.")
@structure_options
@LANGUAGE
@JSON
def import_(paths: tuple[Path, ...], told: tuple[str, ...], lang: str, as_json: bool, **choices: Any) -> None:
    """Understand files: kind, columns, numbers, dates, totals; write typed tables without names or texts."""
    from smm.cli_data import overrides
    from smm.cli_import import import_command
    from smm.ingest.understanding.matching import Kind

    kind = Kind(choices["kind"]) if choices["kind"] else None
    options = {"kind": kind, "told": mapped_fields(told, lang)} | {
        n: choices[n] for n in ("company", "keep_text", "keep_authors")
    }
    places = {name: choices[name] for name in ("out", "key", "mapping", "save_mapping")}
    structure = {name: choices[name] for name in ("encoding", "delimiter", "quote", "escape", "header_rows", "sheet")}
    import_command(paths, options, places, structure=overrides(structure, lang), lang=lang, as_json=as_json)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=FileOrAddress(exists=True, path_type=Path))
@click.option("--company", multiple=True, metavar="NAME", help="Your company, or an author who speaks for it.")
@click.option("--map", "told", multiple=True, metavar="FIELD=COLUMN", help="The column of a field; may be repeated.")
@click.option("--zone", default="UTC", show_default=True, help="Time zone of hours and weeks, such as Europe/Rome.")
@click.option("--no-network", is_flag=True, help="Leave out the network of authors, the longest part of a large log.")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True)
@click.option("--master", metavar="URL", help="Address of a Spark cluster; this machine without one.")
@click.option("--memory", metavar="SIZE", help="Most that DuckDB takes, such as 2GB; the rest goes to disk.")
@LANGUAGE
@JSON
def diagnose(paths: tuple[Path | str, ...], told: tuple[str, ...], lang: str, as_json: bool, **choices: Any) -> None:
    """Measure the conversation in files of messages: who talks with whom, how fast, is it social.

    PATHS are exports of any kind the import reads, or a folder of Parquet; with Spark also addresses. Nothing of names
    or texts is printed.
    """
    from zoneinfo import ZoneInfo

    from smm.cli_diagnose import diagnose_command

    try:
        ZoneInfo(choices["zone"])
    except (ValueError, OSError, KeyError):
        raise click.UsageError(
            Translator(Language(lang))("No such time zone; write one such as Europe/Rome.")
        ) from None
    asked = {
        "company": choices["company"],
        "zone": choices["zone"],
        "network": not choices["no_network"],
        "told": mapped_fields(told, lang),
    }
    engine = {"name": choices["engine"], "master": choices["master"], "memory": choices["memory"]}
    diagnose_command(paths, asked, engine, lang, as_json)


def mapped_fields(told: tuple[str, ...], lang: str) -> dict[str, str]:
    """Return the columns a person names for fields, from ``FIELD=COLUMN``."""
    from smm.ingest.understanding.matching import FIELDS

    mapped = dict(pair.partition("=")[::2] for pair in told)
    known = {field for fields in FIELDS.values() for field in fields}
    if any("=" not in pair for pair in told) or not mapped.keys() <= known:
        raise click.UsageError(Translator(Language(lang))("Write --map as field=column, with a known field."))
    return mapped
