"""What a log can tell and what it cannot, with the reason; no measure is zero because it is unknown."""

from dataclasses import dataclass

from smm.conversation.parts import Part
from smm.conversation.results import FlowCount, Group
from smm.i18n import N_
from smm.media import Flow

NO_LINKS = N_("The log does not say which message answers which, and several customers write in one thread.")
NO_THREADS = N_("The log has neither threads nor replies.")
NO_TIMES = N_("No message has a time.")
NO_ANSWER_TIMES = N_("No answer has a time.")
NO_AUTHORS = N_("The log has no authors.")
ONE_SIDED = N_("The log holds only what customers wrote; whether the company answers cannot be seen.")
COMPANY_ONLY = N_("The log holds only what the company wrote.")
NOT_OPENED = N_("No customer opened a thread.")
NOT_ANSWERED = N_("No thread of a customer was answered.")
NO_MESSAGES = N_("There are no messages.")
SHORT = N_("The log covers less than a week.")
FLOWS = (Flow.CONSUMER_TO_COMPANY, Flow.CONSUMER_TO_CONSUMER)
"""Flows of which not even the messages can be counted where it is not known who writes to whom."""


@dataclass(frozen=True)
class Known:
    """Which columns a log has that measures need."""

    links: bool
    threads: bool
    times: bool
    authors: bool


@dataclass(frozen=True)
class Measures:
    """The measures of a part of a log that need a judgement whether they can be told."""

    flows: dict[Flow, FlowCount]
    people: int | None
    reply_rate: float | None
    two_way: float | None
    many: float | None
    back: float | None
    not_measurable: dict[str, str]


def measures(part: Part, known: Known, *, whole: bool = False) -> Measures:
    """Return the measures of a part; what it cannot tell is ``None``, with the reason.

    In a ``whole`` log without a message of the company, its side stands elsewhere: its share is unknown, not zero. In a
    part of a log of both sides it is zero.
    """
    gone = _unknown(part, known)
    if whole and part.total and not part.company:
        gone[Flow.COMPANY_TO_CONSUMER.value] = ONE_SIDED
    threads = part.threads or 1
    return Measures(
        flows={flow: _flow(part, flow, known, gone) for flow in Flow},
        people=part.people if known.authors else None,
        reply_rate=None if "reply_rate" in gone else part.answered / part.opened,
        two_way=None if "two_way_thread_share" in gone else part.two_way / threads,
        many=None if "multi_party_thread_share" in gone else part.many / threads,
        back=None if "return_share" in gone else part.back / part.answered,
        not_measurable=gone,
    )


def _flow(part: Part, flow: Flow, known: Known, gone: dict[str, str]) -> FlowCount:
    if flow.value in gone and flow in FLOWS:
        return FlowCount(messages=None, share=None, people=None)
    count = part.messages.get(flow, 0)
    share = count / part.total if part.total and flow.value not in gone else None
    return FlowCount(messages=count, share=share, people=part.writers.get(flow, 0) if known.authors else None)


def _unknown(part: Part, known: Known) -> dict[str, str]:
    if not part.total:
        every = (
            "reply_rate",
            "first_reply",
            "two_way_thread_share",
            "multi_party_thread_share",
            "return_share",
            "level",
        )
        return dict.fromkeys(every, NO_MESSAGES)
    found: dict[str, str] = {}
    if not known.links and part.many:
        found |= dict.fromkeys(("consumer_to_company", "consumer_to_consumer"), NO_LINKS)
    if not known.threads:
        threaded = ("reply_rate", "first_reply", "two_way_thread_share", "multi_party_thread_share", "return_share")
        found |= dict.fromkeys(("consumer_to_consumer", *threaded), NO_THREADS)
    one_sided = ONE_SIDED if not part.company else COMPANY_ONLY if part.company == part.total else ""
    if one_sided:
        found |= dict.fromkeys(("reply_rate", "first_reply", "two_way_thread_share", "return_share"), one_sided)
    elif not part.opened:
        found |= dict.fromkeys(("reply_rate", "first_reply", "return_share"), NOT_OPENED)
    elif not part.answered:
        found |= dict.fromkeys(("first_reply", "return_share"), NOT_ANSWERED)
    elif not part.timed:
        found.setdefault("first_reply", NO_ANSWER_TIMES if known.times else NO_TIMES)
    if not known.authors:
        found |= dict.fromkeys(("people", "multi_party_thread_share"), NO_AUTHORS)
    if not part.company:
        found["level"] = ONE_SIDED
    return found


def group(name: str, part: Part, whole: int, known: Known) -> Group:
    """Return the measures of a channel or a company."""
    found = measures(part, known)
    return Group(
        name=name,
        messages=part.total,
        share=part.total / whole,
        people=found.people,
        threads=part.threads,
        opened=part.opened,
        flows=found.flows,
        reply_rate=found.reply_rate,
        first_reply_minutes=part.minutes if "first_reply" not in found.not_measurable else None,
        two_way_thread_share=found.two_way,
        multi_party_thread_share=found.many,
        level=None,
    )
