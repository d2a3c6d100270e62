"""One file of messages in an engine: its rows, kept once, in one shape for all files."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import narwhals as nw

from smm.conversation.cells import LONGEST_MISSING, missing, read_acts, read_flags, read_labels, read_times, words_of
from smm.conversation.engines import ROW, Engine, Frame, with_nulls
from smm.conversation.recipe import TIMES, Recipe
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.messages import ANSWER

SHAPE: Mapping[str, Any] = {
    ROW: nw.Int64, "message_id": nw.String, "time": nw.Int64, "unread": nw.Boolean, "author": nw.String,
    "flag": nw.Boolean, "in_reply_to": nw.String, "thread_id": nw.String, "channel": nw.String, "company": nw.String,
    "rating": nw.Float64, "rejected": nw.Boolean, "reaction": nw.Boolean, "handles": nw.String,
}  # fmt: skip
"""The columns of a source and their types; ids are whole numbers where all of them are."""
LABELS = ("author", "author_is_company", "inbound", "channel", "company", "rating", "answered")
IDS = ("message_id", "in_reply_to", "thread_id")
ODD = (" ", ".", ",", ";", "+")
"""Signs that stand in no plain id."""
FIRST_MARK = "!"
"""Every text that begins with a space, a tabulator or a line end sorts before it."""
ANSWERS = frozenset({"answer_text", "answered", "answer_at"})


class Source(NamedTuple):
    """The rows of one file.

    Attributes
    ----------
    frame : Frame
        The columns of ``SHAPE``: ``flag`` says whether the company wrote it (NULL: not told), ``unread`` that a time
        could not be read, ``handles`` whom the text mentions.
    has : frozenset of str
        The columns of the shape that the file has.
    size : int
        The numbers of its rows are below it.
    whole : bool
        Whether ids of messages are whole numbers instead of text.
    places : frozenset of (str, str)
        Channel and company of the rows; empty where the file does not say.
    authors : Frame or None
        ``author, first``: the different authors and the first row of each.
    """

    frame: Frame
    has: frozenset[str]
    size: int
    whole: bool
    kind: Kind
    places: frozenset[tuple[str, str]]
    authors: Frame | None


def source(engine: Engine, text: Frame, recipe: Recipe) -> Source:
    """Return the rows of a file as its recipe reads them.

    Parameters
    ----------
    text : Frame
        The recipe's columns under their headings, every cell as text, an empty one NULL.

    Raises
    ------
    NotPlainError
        When a row is not of the table, or an id that should be a whole number is not.
    """
    kept = engine.numbered(_typed(engine, text, recipe))
    (told,) = engine.rows(kept.select(count=nw.len()))
    size = int(told["count"])
    words = words_of(engine, kept, recipe)
    frame = read_acts(read_flags(kept, recipe, words), words)
    frame = read_times(engine, read_labels(engine, frame, recipe, words), recipe)
    written = kept.group_by("author").agg(nw.col(ROW).min().alias("first")) if "author" in recipe.columns else None
    authors = engine.keep(written) if written is not None else None
    frame = _judged(engine, frame, recipe, authors)
    if recipe.kind is Kind.REVIEWS and "flag" not in frame.collect_schema().names():
        frame = frame.with_columns(flag=nw.lit(False))  # whoever writes a review is a consumer
    found = Source(
        _shaped(frame, recipe.whole),
        frozenset(SHAPE).intersection(frame.collect_schema().names()),
        size,
        recipe.whole,
        recipe.kind,
        words.places,
        authors,
    )
    return found if ANSWERS.isdisjoint(recipe.columns) else _with_answers(found, frame)


def _with_answers(found: Source, frame: Frame) -> Source:
    """Add the answers that stand in columns as messages of their own, numbered on."""
    answers = _answers(frame, found.size)
    rows = found.frame.with_columns(nw.col("message_id").cast(nw.String), nw.col("in_reply_to").cast(nw.String))
    both = nw.concat([rows, _shaped(answers, whole=False)])
    told = answers.group_by("author").agg(nw.col(ROW).min().alias("first"))
    authors = told if found.authors is None else nw.concat([found.authors, told])
    has = found.has | {"in_reply_to", "author", "flag"}
    return found._replace(frame=both, has=has, size=2 * found.size, whole=False, authors=authors)


def _typed(engine: Engine, text: Frame, recipe: Recipe) -> Frame:
    """Return what is kept of a file: ids and times, and as they stand the columns of few different values."""
    of = {name: nw.col(heading) for name, heading in recipe.columns.items()}
    made = {name: of[name] for name in LABELS if name in of}
    made |= {name: _id(of[name], name, recipe.whole) for name in IDS if name in of}
    if recipe.shares:
        shared = [_id(nw.col(name), "in_reply_to", recipe.whole) for name in recipe.shares]
        made["in_reply_to"] = nw.coalesce(*([made["in_reply_to"]] if "in_reply_to" in made else []), *shared)
    if "text" in of:
        made |= {"handles": of["text"], "blank": of["text"].is_null() | _spaces(of["text"])}
    if "answer_text" in of:
        made["answers"] = ~of["answer_text"].is_null()
    if recipe.act:
        made["act"] = nw.col(recipe.act)
    times = {name: recipe.formats.get(name, ()) for name in TIMES if name in of}
    made |= {name: of[name] for name in times} | {f"{name} late": of[name] for name in times}
    typed = engine.typed(text.select(**made), times, "handles" if "text" in of else None)
    late = {f"{name} late": nw.when(nw.col(name).is_null()).then(nw.col(f"{name} late")) for name in times}
    return typed.with_columns(**late) if late else typed


def _spaces(text: nw.Expr) -> nw.Expr:
    """Whether a text is nothing but white space; only those are looked at closely that begin with it."""
    return nw.when(text < nw.lit(FIRST_MARK)).then(~text.str.contains(r"[^\s\x{a0}]")).otherwise(nw.lit(False))


def _id(column: nw.Expr, name: str, whole: bool) -> nw.Expr:
    """Return an id as it is compared; one a spreadsheet has rounded is none."""
    if whole and name != "thread_id":
        return column.cast(nw.Int64)
    plain = column.str.strip_chars().str.replace_all(r"\.0$", "")
    if name == "in_reply_to":  # of several messages answered at once the first counts
        plain = plain.str.replace_all(r"\s*[,;].*$", "")
    plain = nw.when(~plain.str.contains(r"^[0-9.,]+[eE]\+[0-9]+$")).then(plain)
    odd = nw.any_horizontal(*(column.str.contains(sign, literal=True) for sign in ODD), ignore_nulls=True)
    made = nw.when(odd).then(plain).otherwise(column)  # most ids need none of this, and it takes its time
    short = nw.when(~missing(made)).then(made)
    return nw.when(made.str.len_chars() > LONGEST_MISSING).then(made).otherwise(short)


def _judged(engine: Engine, frame: Frame, recipe: Recipe, authors: Frame | None) -> Frame:
    """Say which rows are no messages: those without an id, an author or a text where the file has such a column."""
    names = frame.collect_schema().names()
    wanting = [nw.col("message_id").is_null()] if "message_id" in names else []
    if authors is not None:
        empty = engine.rows(authors.filter(missing(nw.col("author"))))
        said = [row["author"] for row in empty if row["author"] is not None]
        wanting += [nw.col("author").is_null(), *([nw.col("author").is_in(said)] if said else [])]
    stars = recipe.kind is Kind.REVIEWS and "rating" in names  # without words they still say something
    if "blank" in names and not stars:
        wanting.append(nw.col("blank"))
    return frame.with_columns(rejected=nw.any_horizontal(*wanting, ignore_nulls=True) if wanting else nw.lit(False))


def _shaped(frame: Frame, whole: bool) -> Frame:
    """Return a frame in the shape of all sources, NULL where it has no such column."""
    ids = {"message_id": nw.Int64, "in_reply_to": nw.Int64} if whole else {}
    return with_nulls(frame, {**SHAPE, **ids}).select(*SHAPE)


def _answers(frame: Frame, count: int) -> Frame:
    """Return the company's answers that stand in columns of the rows they answer, as rows of their own."""
    names = frame.collect_schema().names()
    told = [nw.col(name) for name in ("answers", "answered") if name in names]
    told += [~nw.col("answer_at").is_null()] if "answer_at" in names else []
    kept = frame.filter(nw.any_horizontal(*told, ignore_nulls=True) & ~nw.col("rejected") & ~nw.col("reaction"))
    own = _own_id(names)
    places = [name for name in ("thread_id", "channel", "company", "rejected", "reaction") if name in names]
    times = {"time": nw.col("answer_at"), "unread": nw.col("answer_at unread")} if "answer_at" in names else {}
    return kept.select(
        *places,
        **times,
        **{ROW: nw.col(ROW) + count, "in_reply_to": own, "message_id": nw.concat_str(own, nw.lit(ANSWER))},
        author=nw.lit("company"),
        flag=nw.lit(True),
    )


def _own_id(names: list[str]) -> nw.Expr:
    """Return the id of a row: its own, else the one it will get."""
    if "message_id" in names:
        return nw.col("message_id").cast(nw.String)
    return nw.concat_str(nw.lit("row "), nw.col(ROW).cast(nw.String))
