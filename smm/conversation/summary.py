"""A measured conversation as plain data, in the shape ``python -m smm diagnose --json`` prints."""

from typing import Any

from smm.conversation.results import Conversation, Group


def summary(conversation: Conversation) -> dict[str, Any]:
    """Return every number of a measured conversation; of people none but numbers.

    ``structure`` is the id of the published network structure the log is closest to; all six, with their distances,
    stand under ``network``.
    """
    found = conversation.model_dump(mode="json", exclude={"first_reply", "channels", "by_company", "network"})
    reply, network = conversation.first_reply, conversation.network
    return found | {
        "social": conversation.social,
        "first_reply_minutes": {
            "median": reply.minutes.median if reply else None,
            "p90": reply.minutes.p90 if reply else None,
            "measured": reply.measured if reply else 0,
            "curve": [list(point) for point in reply.curve] if reply else [],
        },
        "channels": {one.name: _group(one) for one in conversation.channels},
        "by_company": {one.name: _group(one) for one in conversation.by_company},
        "structure": network.structures[0].id if network and network.structures else None,
        "network": network.model_dump(mode="json", exclude={"nodes", "edges"}) if network else None,
    }


def _group(group: Group) -> dict[str, Any]:
    return group.model_dump(mode="json", exclude={"name"})
