"""The verdict over a measured conversation, its currents, and what moves when a threshold does."""

from smm.conversation.level import Figures, verdict
from smm.conversation.results import Conversation, Group, Quantiles
from smm.conversation.thresholds import Thresholds
from smm.media import Flow
from smm.parameters import Parameters, default_parameters


def judged(
    conversation: Conversation, thresholds: Thresholds | None = None, model_parameters: Parameters | None = None
) -> Conversation:
    """Return a conversation with its level, the reasons, its currents and the levels of its parts.

    Nothing is measured again, so that a threshold can be moved at will.

    Parameters
    ----------
    thresholds : Thresholds, optional
        Default: those of ``data/thresholds.csv``.
    """
    p = model_parameters or default_parameters()
    level, reasons = verdict(_figures(conversation), thresholds)
    update = {
        "level": level,
        "reasons": reasons,
        "channels": tuple(_judged(one, thresholds) for one in conversation.channels),
        "by_company": tuple(_judged(one, thresholds) for one in conversation.by_company),
    }
    made = conversation.model_copy(update=update)
    return made.model_copy(update={"currents": made.for_plan().currents(p.mode("measured_full_share"))})


def _figures(conversation: Conversation) -> Figures:
    ours = conversation.flows[Flow.COMPANY_TO_CONSUMER].messages or 0
    reply = conversation.first_reply
    return Figures(
        company_messages=ours,
        consumer_messages=conversation.messages - ours,
        shares={flow: count.share for flow, count in conversation.flows.items()},
        reply_rate=conversation.reply_rate,
        opened=conversation.opened,
        first_reply_minutes=reply.minutes.median if reply else None,
        two_way_thread_share=conversation.two_way_thread_share,
        multi_party_thread_share=conversation.multi_party_thread_share,
        replies=conversation.replies,
        one_sided=conversation.quality.one_sided,
    )


def _judged(group: Group, thresholds: Thresholds | None) -> Group:
    ours = group.flows[Flow.COMPANY_TO_CONSUMER].messages or 0
    reply: Quantiles | None = group.first_reply_minutes
    figures = Figures(
        company_messages=ours,
        consumer_messages=group.messages - ours,
        shares={flow: count.share for flow, count in group.flows.items()},
        reply_rate=group.reply_rate,
        opened=group.opened,
        first_reply_minutes=reply.median if reply else None,
        two_way_thread_share=group.two_way_thread_share,
        multi_party_thread_share=group.multi_party_thread_share,
        replies=None,
    )
    return group.model_copy(update={"level": verdict(figures, thresholds)[0]})
