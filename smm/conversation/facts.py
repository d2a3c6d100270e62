"""What each thread is like, in one pass over its messages."""

import narwhals as nw

from smm.conversation.engines import Engine, Frame
from smm.conversation.flows import CODES, FLOW
from smm.conversation.links import STEPS
from smm.conversation.threads import THREAD
from smm.media import Flow

MINUTE = 60


def thread_facts(engine: Engine, messages: Frame) -> Frame:
    """Return one row for each thread.

    Returns
    -------
    Frame
        ``thread, messages, ours, height, opened, answered, minutes, back, two_way, many, place, mixed``: numbers of
        messages, all and the company's; the longest chain in links; whether a consumer opened it; whether the company
        answers then; minutes to the first reply (NULL when unknown); whether a consumer writes again after the company;
        at least two messages on each side; at least two different consumers; channel and company, the first of several.
    """
    ours = nw.col(FLOW) == CODES[Flow.COMPANY_TO_CONSUMER]
    consumer = ~ours
    root = nw.col("root")
    order = nw.col("time") * 2 + nw.when(root).then(nw.lit(0)).otherwise(nw.lit(1))
    facts = messages.group_by(THREAD).agg(
        nw.len().alias("messages"),
        _count(ours).alias("ours"),
        _when(consumer, order).min().alias("first_consumer"),
        _when(ours, order).min().alias("first_company"),
        _count(consumer & root).alias("consumer_roots"),
        _when(consumer, nw.col("time")).max().alias("last_consumer"),
        _when(consumer, nw.col("author")).min().alias("one"),
        _when(consumer, nw.col("author")).max().alias("other"),
        _count(consumer & nw.coalesce("to_company", nw.lit(False))).alias("returns"),
        nw.col(STEPS).max().alias("height"),
        nw.col("place").min().alias("place"),
        nw.col("place").max().alias("places"),
    )
    return _judged(_strictly_later(engine, engine.keep(_opened(facts)), messages))


def _opened(facts: Frame) -> Frame:
    """Say when each thread was opened, whether by a consumer, and when the company first wrote."""
    opening = nw.min_horizontal("first_consumer", "first_company")
    ours, theirs = nw.col("first_company"), nw.col("first_consumer")
    by_time = nw.coalesce(theirs, ours + 1) <= nw.coalesce(ours, theirs + 1)
    opened = nw.when(opening.is_null()).then(nw.col("consumer_roots") > 0).otherwise(by_time)
    told = facts.with_columns(opening=opening // 2, opened=opened, first_reply=ours // 2)
    return told.drop("first_consumer", "first_company", "consumer_roots")


def _judged(told: Frame) -> Frame:
    answered = nw.col("opened") & (nw.col("ours") > 0)
    later = nw.coalesce(nw.col("last_consumer") > nw.col("first_reply"), nw.lit(False))
    return told.select(
        THREAD, "messages", "ours", "height", "opened", "place",
        answered=answered,
        minutes=nw.when(answered).then((nw.col("first_reply") - nw.col("opening")) / MINUTE),
        back=answered & (later | (nw.col("returns") > 0)),
        two_way=(nw.col("ours") >= 2) & (nw.col("messages") - nw.col("ours") >= 2),
        many=nw.coalesce(nw.col("one") != nw.col("other"), nw.lit(False)),
        mixed=nw.coalesce(nw.col("place") != nw.col("places"), nw.lit(False)),
    )  # fmt: skip


def _strictly_later(engine: Engine, told: Frame, messages: Frame) -> Frame:
    """Correct the first reply of the few threads in which the company wrote in the very second of the opening."""
    ties = engine.keep(
        told.filter(nw.col("opened") & (nw.col("first_reply") <= nw.col("opening"))).select(THREAD, "opening")
    )
    (found,) = engine.rows(ties.select(count=nw.len()))
    if not found["count"]:
        return told
    company = messages.filter(nw.col(FLOW) == CODES[Flow.COMPANY_TO_CONSUMER]).select(THREAD, "time")
    later = company.join(ties, on=THREAD, how="inner").filter(nw.col("time") > nw.col("opening"))
    next_ = later.group_by(THREAD).agg(nw.col("time").min().alias("later"))
    corrected = ties.select(THREAD, nw.lit(True).alias("tie")).join(next_, on=THREAD, how="left")
    joined = told.join(corrected, on=THREAD, how="left")
    first = nw.when(nw.col("tie").is_null()).then("first_reply").otherwise("later")
    return engine.keep(joined.with_columns(first_reply=first).drop("tie", "later"))


def _when(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(value)


def _count(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).count()
