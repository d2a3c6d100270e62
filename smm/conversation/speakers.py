"""Who speaks for the company: whom the log flags, else whom the person names, else who bears a company's name."""

from collections.abc import Collection
from typing import NamedTuple

import narwhals as nw

from smm.conversation.engines import Engine, Frame
from smm.errors import DataFileError, Problem
from smm.ingest.understanding.messages import NAME, NO_COMPANY, UNKNOWN_NAME, plain_name


class Speakers(NamedTuple):
    """The authors of a log.

    Attributes
    ----------
    frame : Frame
        ``name, code, plain, speaks``: an author as the log writes it, the number of the person (two spellings of one
        name are one), the name as names are compared, whether he speaks for the company.
    flagged : bool
        Whether the log itself says which messages are the company's.
    only : tuple of str
        Companies the person asked for, as the log writes them; empty for all.
    """

    frame: Frame
    flagged: bool
    only: tuple[str, ...]


def speakers(
    engine: Engine,
    authors: Frame | None,
    companies: Collection[str],
    told: Collection[str],
    *,
    flagged: bool,
    reviews: bool,
) -> Speakers:
    """Return the authors of a log, numbered, and who of them speaks for a company.

    Parameters
    ----------
    authors : Frame or None
        ``author, first``: names as they are written, with a number of their own.
    companies : collection of str
        The companies the log names.
    told : collection of str
        Names the person gave: companies of a log that flags its messages, else authors.
    flagged, reviews : bool
        Whether the log says which messages are the company's; whether all of it are reviews, written by consumers.

    Raises
    ------
    DataFileError
        When nothing says which messages are the company's, or nobody bears the name that was given.
    """
    wanted = frozenset(plain_name(name) for name in told)
    only = tuple(sorted(name for name in companies if plain_name(name) in wanted)) if flagged else ()
    names = wanted if wanted and not only else frozenset(plain_name(name) for name in companies)
    frame, found = _numbered(engine, authors, names) if authors is not None else (_nobody(engine), False)
    if wanted and not only and not found:
        raise DataFileError(Problem(message=UNKNOWN_NAME, fix=NAME))
    if not flagged and not found and not reviews:
        raise DataFileError(Problem(message=NO_COMPANY, fix=NAME))
    return Speakers(frame, flagged and (not wanted or bool(only)), only)


def _numbered(engine: Engine, authors: Frame, names: frozenset[str]) -> tuple[Frame, bool]:
    plain = nw.col("author").str.strip_chars().str.replace_all("^[@＠]", "").str.to_lowercase()
    written = authors.filter(~nw.col("author").is_null()).group_by("author").agg(nw.col("first").min())
    kept = engine.keep(written.select(nw.col("author").alias("name"), "first", plain=plain))
    codes = kept.group_by("plain").agg(nw.col("first").min().alias("code"))
    speaks = nw.col("plain").is_in(sorted(names)) if names else nw.lit(False)
    numbered = engine.keep(kept.join(codes, on="plain", how="inner").select("name", "code", "plain", speaks=speaks))
    (told,) = engine.rows(numbered.select(found=nw.when(nw.col("speaks")).then(nw.lit(1)).count()))
    return numbered, bool(told["found"])


def _nobody(engine: Engine) -> Frame:
    text = ("VARCHAR", ())
    return engine.small({"name": text, "code": ("BIGINT", ()), "plain": text, "speaks": ("BOOLEAN", ())})
