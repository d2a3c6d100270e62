"""Whom every message speaks to."""

import narwhals as nw

from smm.conversation.engines import ROW, Engine, Frame
from smm.conversation.links import TOP, UP, climb
from smm.media import Flow

FLOW = "flow"
CODES = {flow: code for code, flow in enumerate(Flow)}
"""Flows as the small numbers they are in a frame."""


def heads(engine: Engine, messages: Frame) -> Frame:
    """Return whom consumers speak to who answer themselves.

    Whoever answers himself goes on speaking to the one he spoke to before: the nearest different author above.

    Returns
    -------
    Frame
        ``n, head_company``: the message, and whether that author is a company.
    """
    links = messages.filter(~nw.col("is_company") & ~_other() & (nw.col(UP) != nw.col(ROW))).select(ROW, UP)
    tops = climb(engine, links).tops
    above = messages.filter(_other()).select(nw.col(ROW).alias("head"), nw.col("up_company").alias("head_company"))
    return engine.keep(tops.join(above, left_on=TOP, right_on="head", how="inner").select(ROW, "head_company"))


def with_flows(messages: Frame, spoken: Frame | None) -> Frame:
    """Add the flow of every message; ``to_company``, whether it answers a company (NULL: nobody); ``root``, no link.

    A company's message goes to consumers. A consumer's goes to a consumer when the nearest message above it by a
    different author is a consumer's; otherwise to the company.
    """
    if spoken is None:
        found = messages.with_columns(to_company=nw.lit(None, dtype=nw.Boolean()))
    else:
        answered = nw.when(_other()).then(nw.col("up_company")).otherwise(nw.col("head_company"))
        found = messages.join(spoken, on=ROW, how="left").with_columns(to_company=answered).drop("head_company")
    return found.with_columns(
        nw.col(UP).is_null().alias("root"),
        nw.when("is_company")
        .then(nw.lit(CODES[Flow.COMPANY_TO_CONSUMER]))
        .when(nw.coalesce("to_company", nw.lit(True)))
        .then(nw.lit(CODES[Flow.CONSUMER_TO_COMPANY]))
        .otherwise(nw.lit(CODES[Flow.CONSUMER_TO_CONSUMER]))
        .alias(FLOW),
    )


def _other() -> nw.Expr:
    """Whether the message above is by a different author; one of no name is taken for a different one."""
    same = nw.coalesce(nw.col("author") == nw.col("up_author"), nw.lit(False))
    return ~nw.col(UP).is_null() & ~same
