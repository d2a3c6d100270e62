"""Columns of few different values, each value read once by the import's own judgement."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import narwhals as nw

from smm.conversation.engines import Engine, Frame
from smm.conversation.recipe import TIMES, Recipe, seconds
from smm.ingest.understanding.acts import is_reaction
from smm.ingest.understanding.cells import value_of
from smm.ingest.understanding.numbers import MISSING

FIRST, LAST = 631_152_000, 4_133_980_799
"""1990 and 2100: the years in which a message can have been written."""
FEW = ("inbound", "author_is_company", "answered", "channel", "company", "rating", "act")
LONGEST_MISSING = max(map(len, MISSING))
TYPES = {"channel": "VARCHAR", "company": "VARCHAR", "rating": "DOUBLE"}


def missing(column: nw.Expr) -> nw.Expr:
    """Whether a cell says that there is nothing, or is none."""
    return nw.coalesce(column.str.strip_chars().str.to_lowercase().is_in(sorted(MISSING)), nw.lit(True))


class Words(NamedTuple):
    """The different words of the columns that have few, sorted; and the pairs of channel and company, read."""

    of: Mapping[str, list[str]]
    places: frozenset[tuple[str, str]]


def words_of(engine: Engine, frame: Frame, recipe: Recipe) -> Words:
    """Find the words of all columns that have few different ones in one pass."""
    here = frame.collect_schema().names()
    names = [name for name in FEW if name in here]
    if not names:
        return Words({}, frozenset({("", "")}))
    rows = engine.rows(engine.keep(frame.group_by(*names).agg(nw.len().alias("count"))))
    of = {name: sorted({row[name] for row in rows if row[name] is not None}) for name in names}
    pairs = {tuple(_label(name, row.get(name), recipe) for name in ("channel", "company")) for row in rows}
    return Words(of, frozenset((channel, company) for channel, company in pairs))


def _label(name: str, word: str | None, recipe: Recipe) -> str:
    value = None if word is None else value_of(name, word, recipe.readers[name])[0]
    return "" if value is None else str(value)


def read_flags(frame: Frame, recipe: Recipe, words: Words) -> Frame:
    """Add ``flag``, whether the company wrote the row, and read ``answered``."""
    made: dict[str, nw.Expr] = {}
    for name in ("inbound", "author_is_company", "answered"):
        if name in recipe.columns:
            read = recipe.readers[name]
            truth = {word: value_of(name, word, read)[0] for word in words.of[name]}
            made[name if name == "answered" else "flag"] = _truth(nw.col(name), truth, opposite=name == "inbound")
    return frame.with_columns(**made) if made else frame


def _truth(column: nw.Expr, truth: Mapping[str, Any], opposite: bool) -> nw.Expr:
    made = nw.lit(None, dtype=nw.Boolean())
    for value in (True, False):
        words = [word for word, read in truth.items() if read is value]
        if words:
            made = nw.when(column.is_in(words)).then(nw.lit(value is not opposite)).otherwise(made)
    return made


def read_acts(frame: Frame, words: Words) -> Frame:
    """Add ``reaction``, whether a row is a like or another reaction."""
    acts = [word for word in words.of.get("act", ()) if is_reaction(word)]
    found = nw.coalesce(nw.col("act").is_in(acts), nw.lit(False)) if acts else nw.lit(False)
    return frame.with_columns(reaction=found)


def read_labels(engine: Engine, frame: Frame, recipe: Recipe, words: Words) -> Frame:
    """Read channels, companies and ratings."""
    for name, kind in TYPES.items():
        if name not in recipe.columns:
            continue
        values = [value_of(name, word, recipe.readers[name])[0] for word in words.of[name]]
        made = [None if v is None else float(v) if name == "rating" else str(v) for v in values]
        if made != words.of[name]:
            known = engine.small({"raw": ("VARCHAR", words.of[name]), "made": (kind, made)})
            frame = frame.join(known, left_on=name, right_on="raw", how="left").drop(name).rename({"made": name})
    return frame


def read_times(engine: Engine, frame: Frame, recipe: Recipe) -> Frame:
    """Read the times that no format fits, say of each whether it could be read, and call ``sent_at`` ``time``."""
    for name in TIMES:
        if name not in recipe.columns:
            continue
        late = f"{name} late"
        words = _words(engine, frame, late)
        made = [seconds(value_of(name, word, recipe.readers[name])[0]) for word in words]
        nothing = [word for word in words if word.strip().lower() in MISSING]
        if any(moment is not None for moment in made):
            import pyarrow as pa

            table = pa.table({"raw": pa.array(words, pa.string()), "made": pa.array(made, pa.int64())})
            found = frame.join(engine.arrow(table), left_on=late, right_on="raw", how="left")
            frame = found.with_columns(nw.coalesce(name, "made").alias(name)).drop("made")
        sane = nw.when((nw.col(name) >= FIRST) & (nw.col(name) <= LAST)).then(nw.col(name))
        given = ~nw.col(name).is_null() | ~nw.col(late).is_null()
        said = given & ~nw.coalesce(nw.col(late).is_in(nothing), nw.lit(False)) if nothing else given
        frame = frame.with_columns(**{name: sane, f"{name} unread": said & sane.is_null()}).drop(late)
    return frame.rename({"sent_at": "time", "sent_at unread": "unread"}) if "sent_at" in recipe.columns else frame


def _words(engine: Engine, frame: Frame, name: str) -> list[str]:
    """Return the different words of a column, sorted."""
    return sorted(row[name] for row in engine.rows(frame.group_by(name).agg(nw.len())) if row[name] is not None)
