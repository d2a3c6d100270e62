"""A measured conversation in words, for the command line."""

from smm import words
from smm.conversation.results import Conversation
from smm.i18n import N_, Translator

UNKNOWN = N_("not measurable")
NO_LEVEL = N_("The log cannot tell whether the communication is social.")


def in_words(conversation: Conversation, t: Translator) -> list[str]:
    """Return what a log says, a line each."""
    level = conversation.level
    lines = [f"{t(words.LEVELS[level])}. {t(words.VERDICTS[level])}" if level else t(NO_LEVEL), ""]
    for flow, count in conversation.flows.items():
        lines.append(f"{t(words.FLOWS[flow])}: {_flow(count.messages, count.share, t)}")
    reply = conversation.first_reply
    lines += [
        t(
            "Threads: {threads}; opened by customers {opened}, answered {rate}.",
            threads=t.number(conversation.threads),
            opened=t.number(conversation.opened),
            rate=_share(conversation.reply_rate, t),
        ),
        t(
            "First reply: half within {median} minutes, nine in ten within {p90}.",
            median=t.number(reply.minutes.median, 1),
            p90=t.number(reply.minutes.p90, 1),
        )
        if reply
        else t("First reply: {unknown}.", unknown=t(UNKNOWN)),
        t(
            "Two-way threads {two_way}, with several customers {many}.",
            two_way=_share(conversation.two_way_thread_share, t),
            many=_share(conversation.multi_party_thread_share, t),
        ),
    ]
    reasons = dict.fromkeys(conversation.not_measurable.values())
    return lines + [t("Not measurable: {reason}", reason=t(reason)) for reason in reasons]


def _flow(messages: int | None, share: float | None, t: Translator) -> str:
    return t(UNKNOWN) if messages is None else f"{t.number(messages)} ({_share(share, t)})"


def _share(share: float | None, t: Translator) -> str:
    return t(UNKNOWN) if share is None else t.percent(share)
