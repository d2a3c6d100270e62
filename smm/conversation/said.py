"""What stands beside the pictures of a measured conversation: reasons, capacity, quality, and what is not known."""

from smm.conversation.capacity import Capacity
from smm.conversation.results import Conversation, Quality, Ratings, Reason
from smm.conversation.thresholds import Threshold, threshold_rows
from smm.i18n import N_, Translator
from smm.table import Column, Table

HOURS = "first_reply_hours_max"


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark the two message ids of a count for translation where they are written."""
    return one, many


COUNTS = {
    "rejected": plural(
        "{count} row has no id, author or text and is left out.",
        "{count} rows have no id, author or text and are left out.",
    ),
    "duplicates": plural(
        "{count} row repeats a message and counts once.", "{count} rows repeat a message and count once."
    ),
    "reactions": plural(
        "{count} like or other reaction is no conversation and does not count.",
        "{count} likes and other reactions are no conversation and do not count.",
    ),
    "dangling": plural(
        "{count} reply answers a message that is not in the log.",
        "{count} replies answer a message that is not in the log.",
    ),
    "missing_parents": plural("{count} message is answered but missing.", "{count} messages are answered but missing."),
    "cyclic": plural("{count} message answers itself in a circle.", "{count} messages answer each other in a circle."),
    "without_time": plural("{count} message has no time.", "{count} messages have no time."),
    "unread_times": plural("{count} time could not be read.", "{count} times could not be read."),
    "backwards": plural(
        "{count} reply is earlier than what it answers.", "{count} replies are earlier than what they answer."
    ),
    "unknown_side": plural(
        "{count} message does not say whether you wrote it; it counts as a customer's.",
        "{count} messages do not say whether you wrote them; they count as customers'.",
    ),
    "several_companies": plural(
        "{count} thread names more than one company; it counts under the first by name.",
        "{count} threads name more than one company; they count under the first by name.",
    ),
}
"""Singular and plural of every count of :class:`~smm.conversation.results.Quality`."""
MEASURES = {
    "people": N_("the number of customers"),
    "company_to_consumer": N_("how much you write to customers"),
    "consumer_to_company": N_("how much customers write to you"),
    "consumer_to_consumer": N_("how much customers write to each other"),
    "reply_rate": N_("the share you answer"),
    "first_reply": N_("the time of the first reply"),
    "two_way_thread_share": N_("two-way threads"),
    "multi_party_thread_share": N_("threads with several customers"),
    "return_share": N_("customers who write again"),
    "inbound_a_month": N_("messages to you in a month"),
    "level": N_("the level"),
}
"""The measures that a log may not be able to give."""


def amount(row: Threshold, value: float, t: Translator) -> str:
    """Return a measured value or a limit with its unit: a share, a number of hours, a count."""
    if row.id == HOURS:
        return t.hours(round(value, 1))
    return t.percent(value) if row.high <= 1 and not row.fixed else t.short(value)


def reasons_table(conversation: Conversation, t: Translator) -> Table:
    """Return the conditions of the verdict: what was measured, the limit, and whether it is met."""
    names = (t("condition"), t("limit"), t("measured"), t("met"))
    rows = tuple(_reason(reason, t) for reason in conversation.reasons)
    return Table(columns=tuple(Column(name=name) for name in names), rows=rows)


def _reason(reason: Reason, t: Translator) -> tuple[str, str, str, str]:
    row = threshold_rows()[reason.threshold]
    unknown = reason.value is None
    measured = t("not measurable") if reason.value is None else amount(row, reason.value, t)
    met = t("cannot be told") if unknown else t("yes") if reason.met else t("no")
    limit = amount(row, reason.limit, t)
    if reason.value is not None and not reason.met and measured == limit and row.high <= 1:
        measured = t.percent(reason.value, 1)  # 49.5 % is not 50 %
    return row.name(t.language), limit, measured, met


def quality_lines(quality: Quality, t: Translator) -> list[str]:
    """Return what is wrong with the log, a line for each count that is not zero; nothing is hidden."""
    lines = [t.plural(*words, getattr(quality, name)) for name, words in COUNTS.items() if getattr(quality, name)]
    if quality.one_sided:
        lines.append(t("The log holds one side only."))
    return lines


def unmeasured_lines(conversation: Conversation, t: Translator) -> list[str]:
    """Return what the log cannot tell, measures with the same reason on one line."""
    by_reason: dict[str, list[str]] = {}
    for measure, reason in conversation.not_measurable.items():
        by_reason.setdefault(reason, []).append(t(MEASURES[measure]))
    return [_unmeasured(t(reason), names, t) for reason, names in by_reason.items()]


def _unmeasured(reason: str, names: list[str], t: Translator) -> str:
    return t("{reason} Not measurable: {names}.", reason=reason, names=t.listing(names))


def capacity_sentence(found: Capacity, t: Translator) -> str:
    """Return the hours it takes to answer everyone against those of the plan."""
    text = t(
        "{inbound} messages a month at {minutes} minutes each take {needed}; your plan has {available}.",
        inbound=t.number(found.inbound),
        minutes=t.short(found.minutes),
        needed=t.hours(round(found.needed, 1)),
        available=t.hours(round(found.available, 1)),
    )
    if found.enough:
        enough = t("That is enough to answer everyone.")
        return f"{text} {enough}"
    more = t(
        "{missing} are missing: your hours are enough for {share} of the messages.",
        missing=t.hours(round(found.missing, 1)),
        share=t.percent(found.answerable),
    )
    return f"{text} {more}"


def ratings_sentence(ratings: Ratings, t: Translator) -> str:
    """Return what the given ratings say; no mood is read from texts.

    Examples
    --------
    >>> found = Ratings(rated=4, mean=3.5, scale=5, counts={5: 2, 2: 2}, net=0.0)
    >>> ratings_sentence(found, Translator("en"))
    'On average 3.5 of 5, from 4 ratings. Good minus bad ones: 0%.'
    """
    return t(
        "On average {mean} of {scale}, from {count} ratings. Good minus bad ones: {net}.",
        mean=t.number(ratings.mean, 1),
        scale=t.short(ratings.scale),
        count=t.number(ratings.rated),
        net=t.percent(ratings.net),
    )
