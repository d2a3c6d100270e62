"""Measured conversations that pictures and screens are tried with; made up, each consistent with itself."""

from datetime import UTC, date, datetime, timedelta

from smm.conversation.judging import judged
from smm.conversation.results import Conversation, FlowCount, Group, Network, Node, Quality, Quantiles, ReplyTimes, Tie
from smm.conversation.results import Week as WeekOf
from smm.media import Flow

MARKUP = "R&D <b>'a'</b> [x](http://y.example) $f$ `c`"
"""A channel's name that HTML, Markdown and TeX would all like to read in their own way."""
NOTHING = ((0,) * 24,) * 7
MONDAY = date(2026, 6, 1)


def flows(ours: int, to_us: int | None, among: int | None, total: int, people: int = 9) -> dict[Flow, FlowCount]:
    """Return the counts of the three flows with their shares."""
    counts = zip(Flow, (ours, to_us, among), (1, people, people), strict=True)
    return {
        flow: FlowCount(
            messages=n, share=None if n is None or not total else n / total, people=None if n is None else p
        )
        for flow, n, p in counts
    }


def group(name: str, messages: int, whole: int, people: int | None, rate: float | None = 0.4) -> Group:
    """Return a channel or a company with a fifth of its messages by the company."""
    ours, among = messages // 5, messages // 10
    return Group(
        name=name,
        messages=messages,
        share=messages / whole,
        people=people,
        threads=max(1, messages // 3),
        opened=max(1, messages // 4),
        flows=flows(ours, messages - ours - among, among, messages),
        reply_rate=rate,
        first_reply_minutes=None if rate is None else Quantiles(median=95.0, p90=1500.0),
        two_way_thread_share=0.3,
        multi_party_thread_share=0.2,
        level=None,
    )


def conversation(**fields: object) -> Conversation:
    """Return a conversation of 100 messages in ten weeks; fields replace what differs."""
    hours = tuple(tuple((day + hour) % 5 if hour > 7 else 0 for hour in range(24)) for day in range(7))
    ours = tuple(tuple(2 if hour in (9, 10) and day < 5 else 0 for hour in range(24)) for day in range(7))
    base: dict[str, object] = {
        "messages": 100,
        "people": 30,
        "companies": (),
        "first_at": datetime(2026, 6, 1, 8, tzinfo=UTC),
        "last_at": datetime(2026, 8, 7, 20, tzinfo=UTC),
        "zone": "Europe/Rome",
        "flows": flows(20, 60, 20, 100),
        "threads": 40,
        "threads_apart": 41,
        "opened": 30,
        "answered": 12,
        "replies": 18,
        "reply_rate": 0.4,
        "first_reply": ReplyTimes(
            measured=12,
            minutes=Quantiles(median=95.0, p90=1500.0),
            curve=((1.0, 0.0), (10.0, 0.25), (95.0, 0.5), (720.0, 0.75), (1440.0, 0.85), (1500.0, 0.9), (9000.0, 1.0)),
        ),
        "two_way_thread_share": 0.15,
        "multi_party_thread_share": 0.2,
        "return_share": 0.5,
        "direction_entropy": 0.86,
        "broadcast_ratio": 0.11,
        "inbound_a_month": 27.0,
        "depths": {1: 18, 2: 12, 3: 4, 5: 3, 9: 2, 40: 1},
        "lengths": {1: 18, 2: 12, 4: 10},
        "hours": hours,
        "company_hours": ours,
        "weeks": tuple(
            WeekOf(start=MONDAY + timedelta(weeks=i), flows=dict(zip(Flow, (2, 4 + i, 2), strict=True)))
            for i in range(10)
        ),
        "channels": (group("Instagram", 60, 100, 20), group("Facebook", 37, 100, 9, 0.6), group("X", 3, 100, 2, None)),
        "by_company": (group("Bar Uno", 70, 100, 20), group("Bar Due", 30, 100, 12, 0.1)),
        "ratings": None,
        "network": network(),
        "currents": {},
        "level": None,
        "reasons": (),
        "not_measurable": {},
        "quality": Quality(rows=108, rejected=3, duplicates=4, reactions=1, dangling=2, missing_parents=1),
    }
    return judged(Conversation(**base | fields))


def network(people: int = 8) -> Network:
    """Return the network of a company that answers everyone and is answered by half."""
    edges = [Tie(source=0, target=i, messages=2) for i in range(1, people + 1)]
    edges += [Tie(source=i, target=0, messages=1) for i in range(1, people // 2 + 1)]
    return Network(
        authors=people + 1,
        ties=len(edges),
        density=len(edges) / (people * (people + 1)),
        reciprocity=0.5,
        isolates=0.0,
        in_centralisation=0.4,
        out_centralisation=0.9,
        modularity=0.0,
        groups=1,
        signature={},
        structures=(),
        nodes=tuple(Node(id=i, company=i == 0, messages=3) for i in range(people + 1)),
        edges=tuple(edges),
    )


ONE_SIDED = "The log holds only what customers wrote; whether the company answers cannot be seen."
NO_TIMES = "No message has a time."
NO_MESSAGES = "There are no messages."
UNANSWERED: dict[str, object] = {
    "answered": 0,
    "replies": 0,
    "reply_rate": None,
    "first_reply": None,
    "two_way_thread_share": None,
    "return_share": None,
    "broadcast_ratio": None,
}
TIMELESS: dict[str, object] = {
    "first_at": None,
    "last_at": None,
    "first_reply": None,
    "inbound_a_month": None,
    "hours": NOTHING,
    "company_hours": NOTHING,
    "weeks": (),
}
CONVERSATIONS = {
    "rich": conversation(),
    "one_sided": conversation(
        **UNANSWERED,
        flows=flows(0, 75, 25, 100),
        company_hours=NOTHING,
        channels=(),
        by_company=(),
        not_measurable=dict.fromkeys(("reply_rate", "first_reply", "two_way_thread_share", "level"), ONE_SIDED),
        quality=Quality(rows=100, one_sided=True),
    ),
    "no_times": conversation(**TIMELESS, not_measurable=dict.fromkeys(("first_reply", "inbound_a_month"), NO_TIMES)),
    "no_links": conversation(
        flows=flows(20, None, None, 100), depths={}, network=None, channels=(group(MARKUP, 100, 100, None),)
    ),
    "tiny": conversation(
        messages=2,
        people=1,
        flows=flows(1, 1, 0, 2, 1),
        threads=1,
        threads_apart=1,
        opened=1,
        answered=1,
        replies=1,
        reply_rate=1.0,
        first_reply=ReplyTimes(measured=1, minutes=Quantiles(median=0.2, p90=0.2), curve=((1.0, 1.0),)),
        depths={2: 1},
        weeks=(WeekOf(start=MONDAY, flows=dict(zip(Flow, (1, 1, 0), strict=True))),),
        channels=(group("Facebook", 2, 2, 1, 1.0),),
        by_company=(),
        network=network(1),
    ),
    "extreme": conversation(
        messages=2_800_000_000,
        people=90_000_000,
        flows=flows(1, 2_799_999_000, 999, 2_800_000_000),
        threads=900_000_000,
        opened=900_000_000,
        answered=1,
        reply_rate=1 / 900_000_000,
        first_reply=ReplyTimes(
            measured=1, minutes=Quantiles(median=5e6, p90=5e6), curve=((1.0, 0.0), (1440.0, 0.0), (5e6, 1.0))
        ),
        inbound_a_month=9e9,
        depths={1: 1, 2: 1, 1_000_000: 899_999_998},
        hours=((10**8,) * 24,) * 7,
        weeks=tuple(
            WeekOf(start=date(1990, 1, 1) + timedelta(weeks=i), flows=dict.fromkeys(Flow, 10**7 if i % 2 else 0))
            for i in range(1500)
        ),
        channels=tuple(group(f"channel {i} " + "x" * 60, 10**6, 10**8, 5 + i) for i in range(60)),
    ),
    "zero": conversation(
        **UNANSWERED | TIMELESS,
        messages=0,
        people=0,
        flows=flows(0, 0, 0, 0),
        threads=0,
        threads_apart=0,
        opened=0,
        depths={},
        lengths={},
        channels=(),
        by_company=(),
        network=None,
        not_measurable=dict.fromkeys(("reply_rate", "first_reply", "level"), NO_MESSAGES),
        quality=Quality(),
    ),
}
