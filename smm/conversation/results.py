"""What a log of interactions says, as frozen results: the same object feeds charts, tables, JSON and the plan."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from smm.levels import Current, Level
from smm.measured import Measured
from smm.media import Flow


class Result(BaseModel):
    """A part of the result; computed here, so built without validation and never changed."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class FlowCount(Result):
    """Messages of one flow, their share of all messages, and how many different authors wrote them.

    ``None``: the log cannot tell (see :attr:`Conversation.not_measurable`).
    """

    messages: int | None
    share: float | None
    people: int | None


class Quantiles(Result):
    """Half of the values are at most ``median``, nine in ten at most ``p90``."""

    median: float
    p90: float


class ReplyTimes(Result):
    """Minutes from the opening of a customer's thread to the company's first message strictly later.

    Attributes
    ----------
    measured : int
        Threads in which both times are known.
    minutes : Quantiles
    curve : tuple of (float, float)
        Minutes, and the share of the measured threads answered within them; rising, the last is 1.
    """

    measured: int
    minutes: Quantiles
    curve: tuple[tuple[float, float], ...]


class Group(Result):
    """The measures of a part of the log: one channel or one company.

    Attributes
    ----------
    share : float
        Of all messages; between companies, their share of voice.
    """

    name: str
    messages: int
    share: float
    people: int | None
    threads: int
    opened: int
    flows: dict[Flow, FlowCount]
    reply_rate: float | None
    first_reply_minutes: Quantiles | None
    two_way_thread_share: float | None
    multi_party_thread_share: float | None
    level: Level | None


class Week(Result):
    """Messages of one week, by flow; ``start`` is its Monday in the chosen time zone."""

    start: date
    flows: dict[Flow, int]


class Ratings(Result):
    """What the given ratings say; no sentiment is read from texts.

    Attributes
    ----------
    scale : float
        The highest rating possible.
    counts : dict of float to int
        Ratings, by value.
    net : float
        Share of positive minus share of negative ratings, -1 to 1.
    """

    rated: int
    mean: float
    scale: float
    counts: dict[float, int]
    net: float


class Tie(Result):
    """Who answers whom how often; authors by a number, never by name. ``source`` answers or mentions ``target``."""

    source: int
    target: int
    messages: int


class Node(Result):
    """An author in the picture of the network, numbered from 0.

    Attributes
    ----------
    messages : int
        Written in the whole log.
    group : int
        Its group in the division of the whole network, numbered in the order in which the drawn authors have them.
    """

    id: int
    company: bool
    messages: int
    group: int = 0


class Structure(Result):
    """A published structure and how far the network is from it, 0 (the same) to 1."""

    id: str
    distance: float


class Network(Result):
    """Replies and mentions between authors as a directed graph without loops.

    Attributes
    ----------
    authors, ties : int
        Nodes and directed edges.
    density, reciprocity, isolates, modularity : float
        Edges of all possible; mutual pairs of all pairs; share of authors without an edge; Newman's Q of the best
        division found.
    in_centralisation, out_centralisation : float
        Freeman's, 0 (even) to 1 (a star).
    groups : int
        Large groups of that division: of at least three authors, and not much smaller than the largest.
    signature : dict of str to float
        What is compared with the published structures (``data/structures.csv``). Several companies count as one author
        here, so that service by many reads as service.
    structures : tuple of Structure
        The six published ones, the closest first; empty when the network is too small to resemble any.
    nodes, edges : tuple
        The part that is drawn: the largest conversations, bounded.
    mentions : bool
        Whether mentions could be read besides replies.
    """

    authors: int
    ties: int
    density: float
    reciprocity: float
    isolates: float
    in_centralisation: float
    out_centralisation: float
    modularity: float
    groups: int
    signature: dict[str, float]
    structures: tuple[Structure, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Tie, ...]
    mentions: bool = False


class Reason(Result):
    """One condition of the verdict: the measured value against its threshold.

    Attributes
    ----------
    threshold : str
        Id in ``data/thresholds.csv``.
    value : float or None
        ``None``: not measurable.
    """

    threshold: str
    value: float | None
    limit: float
    met: bool


class Quality(Result):
    """What is wrong with the log, counted; none of it is passed over in silence.

    Attributes
    ----------
    rows : int
        Rows read: ``messages + rejected + duplicates + reactions``.
    rejected : int
        Rows without an id, an author or a text where the log has such a column.
    duplicates : int
        Rows that repeat a message id; the first counts.
    reactions : int
        Likes and other reactions: never conversation.
    dangling : int
        Replies to a message that is not in the log.
    missing_parents : int
        Different messages that are answered but are not there.
    cyclic : int
        Messages that answer each other, or themselves, in a circle.
    without_time, unread_times : int
        Messages without a time; of them, those that have something that could not be read.
    backwards : int
        Replies earlier than what they answer.
    unknown_side : int
        Messages of which the log does not say whether the company wrote them; counted as a consumer's.
    several_companies : int
        Threads that name more than one company; counted under the first by name.
    one_sided : bool
        No message of the company, or none of a consumer.
    """

    rows: int = 0
    rejected: int = 0
    duplicates: int = 0
    reactions: int = 0
    dangling: int = 0
    missing_parents: int = 0
    cyclic: int = 0
    without_time: int = 0
    unread_times: int = 0
    backwards: int = 0
    unknown_side: int = 0
    several_companies: int = 0
    one_sided: bool = False


class Conversation(Result):
    """Everything a log of interactions says about who communicates with whom.

    Attributes
    ----------
    people : int or None
        Different consumers.
    threads, threads_apart : int
        Threads; and how many there would be if answers to the same missing message stood apart.
    opened, answered : int
        Threads a consumer opened; those of them in which the company writes too.
    replies : int or None
        Messages of the company that answer a consumer, under its own posts too.
    reply_rate : float or None
        ``answered / opened``.
    return_share : float or None
        Of the answered threads, those in which a consumer writes again after the company.
    direction_entropy : float or None
        Balance of the three flows: 0 one flow only, 1 all alike.
    broadcast_ratio : float or None
        Messages the company writes unasked, for each of its replies.
    inbound_a_month : float or None
        Messages of consumers to the company in a month of 30.4375 days.
    depths, lengths : dict of int to int
        Threads by their longest chain of replies, in messages; and by their number of messages.
    hours : tuple of tuple of int
        Messages of consumers, 7 weekdays from Monday × 24 hours of the day, in ``zone``.
    company_hours : tuple of tuple of int
        The same for the company's.
    not_measurable : dict of str to str
        Measures this log cannot give, and why (a message id to translate).
    """

    messages: int
    people: int | None
    companies: tuple[str, ...]
    first_at: datetime | None
    last_at: datetime | None
    zone: str
    flows: dict[Flow, FlowCount]
    threads: int
    threads_apart: int
    opened: int
    answered: int
    replies: int | None
    reply_rate: float | None
    first_reply: ReplyTimes | None
    two_way_thread_share: float | None
    multi_party_thread_share: float | None
    return_share: float | None
    direction_entropy: float | None
    broadcast_ratio: float | None
    inbound_a_month: float | None
    depths: dict[int, int]
    lengths: dict[int, int]
    hours: tuple[tuple[int, ...], ...]
    company_hours: tuple[tuple[int, ...], ...]
    weeks: tuple[Week, ...]
    channels: tuple[Group, ...]
    by_company: tuple[Group, ...]
    ratings: Ratings | None
    network: Network | None
    currents: dict[Current, float | None]
    level: Level | None
    reasons: tuple[Reason, ...]
    not_measurable: dict[str, str]
    quality: Quality

    @property
    def social(self) -> bool | None:
        """Whether communication runs in more than one direction; ``None`` when the log cannot tell."""
        return None if self.level is None else self.level.social

    def for_plan(self) -> Measured:
        """Return the few numbers that travel in a plan: no names, no texts."""
        return Measured(
            messages=self.messages,
            **{flow.value: count.share for flow, count in self.flows.items()},
            reply_rate=self.reply_rate,
            first_reply_minutes=self.first_reply.minutes.median if self.first_reply else None,
            two_way_thread_share=self.two_way_thread_share,
            multi_party_thread_share=self.multi_party_thread_share,
            inbound_a_month=self.inbound_a_month,
            level=self.level,
        )
