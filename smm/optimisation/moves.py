"""The next moves: at most three small steps from today's mix, each with the points it brings, best first.

One is about the conversation, which money cannot buy: answer everyone (where a log tells how many wait), what the next
level needs, or a channel where customers meet, where they have none.
The others exchange one hour, and ten units of currency, between two channels. Every number is the score after the step
less the score before, under the same model.
"""

from enum import StrEnum

import numpy as np

from smm.answers import Frequency
from smm.levels import Level
from smm.media import Capability, Flow, MediaType
from smm.optimisation.livelier import diagnosis, fewest_answers
from smm.optimisation.prices import MORE
from smm.optimisation.problem import KINDS, MixProblem, likely_problem
from smm.optimisation.results import Result
from smm.optimisation.solver.program import HOURS, MONEY, SLACK, Flags
from smm.own_numbers import parameters_of
from smm.parameters import Parameters
from smm.plan import Plan
from smm.presence import saturate
from smm.sample import Floats

WORTH = 0.05
"""Points below which a move is not worth a sentence: half of the last digit that it would say."""
CUSTOMERS = Flow.CONSUMER_TO_CONSUMER
ENOUGH = (Capability.MEDIUM, Capability.HIGH)
"""How well a channel must carry it, for customers to meet there."""
ANSWERS_AT_ONCE = 2
"""More changes than this are no next move."""


class MoveKind(StrEnum):
    """What a move is about."""

    ANSWER = "answer"
    LEVEL = "level"
    MEET = "meet"
    HOURS = "hours"
    MONEY = "money"


class Move(Result):
    """One step from today's mix.

    Attributes
    ----------
    kind : MoveKind
    points : float
        What the total score gains.
    amount : float
        Hours a month that answering everyone takes; hours, or currency, exchanged a month; 0 for a level.
    source, target : str, optional
        Channels of an exchange, or the channel where customers meet; without a source the amount is what the budget
        has left.
    share : float, optional
        Share of people who get a reply today.
    level, reached : Level, optional
        Today's level and the one that the move reaches.
    """

    kind: MoveKind
    points: float
    amount: float = 0.0
    source: str | None = None
    target: str | None = None
    share: float | None = None
    level: Level | None = None
    reached: Level | None = None


def next_moves(plan: Plan, model_parameters: Parameters | None = None) -> tuple[Move, ...]:
    """Return the next moves of a plan, best first, at most three.

    Parameters
    ----------
    plan : Plan
        An exchange breaks none of its limits that today's mix keeps.
    model_parameters : Parameters, optional

    Examples
    --------
    >>> from smm.trades import example
    >>> [move.kind.value for move in next_moves(example("bar_centrale"))]
    ['hours', 'level', 'money']
    """
    p = model_parameters or parameters_of(plan)
    problem = likely_problem(plan, p)
    found = (_conversation(problem, p), _exchange(problem, HOURS), _exchange(problem, MONEY))
    worth = [move for move in found if move is not None and move.points >= WORTH]
    return tuple(sorted(worth, key=lambda move: -move.points))


def _gain(problem: MixProblem, changed: Plan, p: Parameters) -> float:
    return likely_problem(changed, p).score_now - problem.score_now


def _conversation(problem: MixProblem, p: Parameters) -> Move | None:
    """Return the move that money cannot buy: what a log asks for, else the better of a level and a meeting place."""
    answer = _answer(problem, p)
    if answer is not None:
        return answer
    return max(filter(None, (_level(problem, p), _meet(problem, p))), key=lambda move: move.points, default=None)


def _answer(problem: MixProblem, p: Parameters) -> Move | None:
    """Return the move that answers everyone: only where a log tells how many write and how many get a reply."""
    measured = problem.plan.measured
    if measured is None or not measured.used or measured.reply_rate is None or not measured.inbound_a_month:
        return None
    everyone = problem.plan.with_measured(measured.model_copy(update={"reply_rate": 1.0}))
    hours = measured.inbound_a_month * (1.0 - measured.reply_rate) * p.mode("minutes_per_reply") / 60.0
    points = _gain(problem, everyone, p)
    return Move(kind=MoveKind.ANSWER, points=points, amount=hours, share=measured.reply_rate)


def _level(problem: MixProblem, p: Parameters) -> Move | None:
    """Return the fewest changed answers that reach a higher level."""
    plan, levels = problem.plan, tuple(Level)
    now = diagnosis(plan, p).level
    answers = fewest_answers(plan, p, lambda level: levels.index(level) > levels.index(now), ANSWERS_AT_ONCE)
    if answers is None:
        return None
    changed = plan.model_copy(update={"answers": answers})
    return Move(kind=MoveKind.LEVEL, points=_gain(problem, changed, p), level=now, reached=diagnosis(changed, p).level)


def _meet(problem: MixProblem, p: Parameters) -> Move | None:
    """Return the hour for an own channel where customers meet and sometimes talk, where no channel in use is one."""
    plan = problem.plan
    own = [c.media_type is MediaType.OWNED and c.capability(CUSTOMERS) in ENOUGH for c in problem.channels]
    if any(plan.channels[a.channel].capability(CUSTOMERS) in ENOUGH for a in plan.used):
        return None
    quiet = plan.answers.frequency(CUSTOMERS) in (Frequency.NEVER, Frequency.RARELY)
    talk = {CUSTOMERS.value: Frequency.SOMETIMES} if quiet else {}
    talking = likely_problem(plan.model_copy(update={"answers": plan.answers.model_copy(update=talk)}), p)
    move = _exchange(talking, HOURS, np.array(own))
    if move is None:
        return None
    points = move.points + talking.score_now - problem.score_now
    return move.model_copy(update={"kind": MoveKind.MEET, "points": points})


def _exchange(problem: MixProblem, kind: int, targets: Flags | None = None) -> Move | None:
    """Return the exchange of one hour, or ten units of currency, that brings most: every pair of channels is scored.

    ``targets``, of shape (channels,), are the channels that may get it; all without it.
    """
    today = problem.today[kind]
    used = np.flatnonzero(today > 0)
    amounts = np.append(MORE[kind], np.minimum(today[used], MORE[kind]))  # the first: out of what is left
    taken = np.zeros((len(amounts), len(today)))
    taken[1 + np.arange(len(used)), used] = amounts[1:]
    allowed = _allowed(problem, kind, taken, amounts) & (True if targets is None else targets)
    gains = np.where(allowed, _gains(problem, kind, taken, amounts), -np.inf)
    source, target = np.unravel_index(gains.argmax(), gains.shape)
    if not np.isfinite(gains[source, target]):
        return None
    return Move(
        kind=MoveKind(KINDS[kind]),
        points=float(gains[source, target]),
        amount=float(amounts[source]),
        source=problem.ids[used[source - 1]] if source else None,
        target=problem.ids[target],
    )


def _gains(problem: MixProblem, kind: int, taken: Floats, amounts: Floats) -> Floats:
    """Return points of every exchange, shape (sources, targets), exactly: doses add up over the channels."""
    p = problem.program
    full = p.full[0, kind]
    u = (problem.today / p.full[0]).sum(axis=0)
    there = saturate(u)
    dose = p.dose[0]
    less = (saturate(np.maximum(u - taken / full, 0.0)) - there) @ dose.T
    more = (saturate(u + amounts[:, np.newaxis] / full) - there)[:, :, np.newaxis] * dose.T
    total = dose @ there
    scores: Floats = -100.0 * np.expm1(-(total + less[:, np.newaxis] + more)) @ p.weight
    gains: Floats = scores - problem.score_now
    gains[taken > 0] = 0.0  # from a channel to itself
    return gains


def _allowed(problem: MixProblem, kind: int, taken: Floats, amounts: Floats) -> Flags:
    """Return which exchanges break no limit, or at least none that today's mix keeps."""
    p, today = problem.program, problem.today[kind]
    from_ok = ((today - taken >= p.low[0, kind] * (1 - SLACK)) | (taken == 0)).all(axis=1)
    to_ok = today + amounts[:, np.newaxis] <= p.high[0, kind] * (1 + SLACK)
    rows = p.coefficients[:, kind]
    now = p.sums(problem.today[np.newaxis])[0]
    change = amounts[:, np.newaxis, np.newaxis] * rows.T - (taken @ rows.T)[:, np.newaxis]
    then = now + change
    most_ok = (then <= p.most[0] * (1 + SLACK)) | (change <= 0)
    least_ok = (then >= p.least[0] * (1 - SLACK)) | (change >= 0)
    allowed: Flags = from_ok[:, np.newaxis] & to_ok & (most_ok & least_ok).all(axis=2)
    return allowed
