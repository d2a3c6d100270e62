"""One call from files of messages to everything that is said about the conversation in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

import narwhals as nw

from smm.conversation.edges import network_of
from smm.conversation.engines import Engine, Frame, with_nulls
from smm.conversation.engines.duckdb import DuckDBEngine
from smm.conversation.facts import thread_facts
from smm.conversation.flows import FLOW, heads, with_flows
from smm.conversation.judging import judged
from smm.conversation.known import NO_MESSAGES
from smm.conversation.messages import messages, together
from smm.conversation.opening import open_address, open_bytes, open_imported, open_path
from smm.conversation.results import Conversation
from smm.conversation.source import Source
from smm.conversation.speakers import speakers
from smm.conversation.summing import Prepared, summed
from smm.conversation.threads import THREAD, with_threads
from smm.conversation.thresholds import Thresholds
from smm.errors import DataFileError, Problem
from smm.i18n import N_
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Imported, Options
from smm.own_numbers import OwnNumbers, with_own_numbers


@dataclass(frozen=True)
class Asked:
    """What the person decides about a measurement.

    Attributes
    ----------
    company : tuple of str
        Companies to keep of a log that flags its messages; else the authors who speak for the company.
    thresholds : Thresholds, optional
        Of the verdict; default: those of ``data/thresholds.csv``.
    zone : str
        Time zone of hours, weekdays and weeks.
    network : bool
        Whether the network of replies is measured; the longest part on a large log.
    numbers : OwnNumbers
        A person's own numbers of the model; only those of ``PARAMETERS`` count here.
    """

    company: tuple[str, ...] = ()
    thresholds: Thresholds | None = None
    zone: str = "UTC"
    network: bool = True
    options: Options | None = None
    numbers: OwnNumbers = OwnNumbers()


class Measurement(NamedTuple):
    """The conversation of the files that could be read, and why the others could not."""

    conversation: Conversation
    refused: tuple[tuple[str, tuple[Problem, ...]], ...] = ()


PARAMETERS = frozenset({"measured_full_share", "partners_full", "large_group", "network_authors_min"})
"""Parameters of the model that a measurement uses."""
KNOWN = ("author", "time")
Progress = Callable[[float], None]


def measure_paths(
    engine: Engine, paths: Sequence[Path | str], asked: Asked, progress: Progress = lambda share: None
) -> Measurement:
    """Measure the conversation in files on this machine, or at addresses that the engine can reach.

    Parameters
    ----------
    paths : sequence of Path or str
        A ``str`` is an address, such as ``s3a://bucket/log``.

    Raises
    ------
    DataFileError
        When no file can be measured.
    """
    wanted: dict[str, Callable[[], Source]] = {}
    for path in paths:
        if isinstance(path, str):
            wanted[path] = partial(open_address, engine, path, asked.options)
        else:
            wanted[path.name] = partial(open_path, engine, path, asked.options)
    return _opened(engine, wanted, asked, progress)


def measure_files(
    files: Sequence[tuple[str, bytes]],
    tables: Mapping[str, Imported],
    asked: Asked,
    progress: Progress = lambda share: None,
) -> Measurement:
    r"""Measure the conversation in files and tables that are in memory; nothing is written to disk.

    Parameters
    ----------
    files : sequence of (str, bytes)
        Name and content.
    tables : mapping of str to Imported
        Tables the import has read already.
    progress : callable
        Told the share of the work that is done, 0 to 1; what it raises ends the work.

    Raises
    ------
    DataFileError
        When none can be measured or has a message, or nothing says which messages are the company's.

    Examples
    --------
    >>> log = b"id,author,inbound,reply_to,text\n1,rosa,true,,hello\n2,bar,false,1,hello Rosa\n"
    >>> found = measure_files([("log.csv", log)], {}, Asked()).conversation
    >>> found.messages, found.reply_rate
    (2, 1.0)
    """
    with DuckDBEngine(spill=False) as engine:
        wanted: dict[str, Callable[[], Source]] = {
            name: partial(open_bytes, engine, data, asked.options) for name, data in files
        }
        wanted |= {name: partial(open_imported, engine, found) for name, found in tables.items()}
        return _opened(engine, wanted, asked, progress)


def _opened(
    engine: Engine, openings: Mapping[str, Callable[[], Source]], asked: Asked, progress: Progress
) -> Measurement:
    sources, refused = [], []
    for i, (name, opened) in enumerate(openings.items()):
        try:
            sources.append(opened())
        except DataFileError as error:
            refused.append((name, error.problems))
        progress(0.5 * (i + 1) / len(openings))
    if not sources:
        problems = [problem for _, found in refused for problem in found]
        raise DataFileError(problems or [Problem(message=N_("There is no file to measure."))])
    return Measurement(measured(engine, sources, asked, progress), tuple(refused))


def measured(
    engine: Engine, sources: Sequence[Source], asked: Asked, progress: Progress = lambda share: None
) -> Conversation:
    """Return what files that are open in an engine say together."""
    ready, p = prepare(engine, sources, asked, progress), with_own_numbers(asked.numbers)
    found = summed(engine, ready, asked.zone, progress)
    if asked.network and "author" in ready.has and ready.has & {"in_reply_to", "handles"}:
        part = partial(_last_tenth, progress)
        found = found.model_copy(update={"network": network_of(engine, ready, part, p)})
    return judged(found, asked.thresholds, p)


def _last_tenth(progress: Progress, share: float) -> None:
    progress(0.9 + 0.1 * share)


def _needed(messages: Frame, has: frozenset[str]) -> Frame:
    """Return the columns that the measures need; those the log has not take no place."""
    known = [name for name in KNOWN if name in has]
    return messages.select(THREAD, "steps", FLOW, "to_company", "root", "place", *known)


def prepare(
    engine: Engine, sources: Sequence[Source], asked: Asked, progress: Progress = lambda share: None
) -> Prepared:
    """Return a log with flow and thread of every message.

    Raises
    ------
    DataFileError
        When there is no message, or nothing says which are the company's.
    """
    has = frozenset[str]().union(*(one.has for one in sources))
    kinds = frozenset(one.kind for one in sources)
    rows, authors = together(sources)
    places = frozenset[tuple[str, str]]().union(*(one.places for one in sources))
    companies = {company for _, company in places if company}
    reviews = kinds == {Kind.REVIEWS}
    try:
        spoken = speakers(engine, authors, companies, asked.company, flagged="flag" in has, reviews=reviews)
    except DataFileError:
        (counted,) = engine.rows(rows.select(count=nw.len()))
        if counted["count"]:
            raise
        raise DataFileError(Problem(message=NO_MESSAGES)) from None  # whose they are is not what is missing
    if spoken.only:
        rows = rows.filter(nw.col("company").is_in(list(spoken.only)))
        places = frozenset(pair for pair in places if pair[1] in spoken.only)
    log = messages(engine, rows, spoken, has, places)
    progress(0.6)
    replies = "in_reply_to" in has
    threaded = with_threads(engine, log.frame, "thread_id" in has, replies)
    whom = heads(engine, log.frame) if replies else None
    progress(0.7)
    kept = engine.keep(_needed(with_flows(threaded.frame, whom), has))
    frame = with_nulls(kept, dict.fromkeys(KNOWN, nw.Int64))
    facts = thread_facts(engine, frame)
    progress(0.8)
    return Prepared(frame, facts, log, threaded, has, rows, spoken)
