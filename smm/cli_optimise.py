"""The best mix in words: what ``python -m smm optimise`` prints, the sentences of the screen one after the other."""

from smm.i18n import Translator
from smm.model_numbers import how_many_own
from smm.optimisation.advise import Advice
from smm.optimisation.results import ChannelBest
from smm.optimisation.words.doubt import doubt_lines
from smm.optimisation.words.mix import amount, asked_in_words, certificate, compared, exchanged, fewer
from smm.optimisation.words.moves import sentence
from smm.optimisation.words.proof import proof_lines
from smm.optimisation.words.ways import effort_lines, step_line
from smm.plan import Plan

SEEN = 0.05
"""Hours, or units of currency, below which an amount is written as nothing: half of the last digit of hours."""


def in_words(advice: Advice, t: Translator) -> list[str]:
    """Return the best mix in sentences and channel by channel, its proof, its doubt, and the ways there."""
    best, plan = advice.best, advice.best.plan
    blocks = [
        [f"{compared(best, t)}.", asked_in_words(plan, t)],
        [_channel(name, c, plan, t) for name, c in best.allocation.items() if _seen(c)],
        [exchanged(best, t), *([fewer(advice.few, t)] if advice.few else [])],
        [certificate(best, t), *proof_lines(best, t)],
        doubt_lines(advice.doubt, t),
        [sentence(move, plan, t) for move in advice.moves],
        [step_line(step, plan, t) for step in advice.steps],
        effort_lines(advice.effort, plan, t),
        list(filter(None, [how_many_own(plan, t)])),
    ]
    return [line for block in blocks if block for line in (*block, "")][:-1]


def _seen(c: ChannelBest) -> bool:
    return max(c.money, c.hours, c.money_now, c.hours_now) >= SEEN


def _channel(name: str, c: ChannelBest, plan: Plan, t: Translator) -> str:
    values = (("money", c.money, c.money_now), ("hours", c.hours, c.hours_now))
    parts = [
        t("{amount} (today {now})", amount=amount(kind, then, plan, t), now=amount(kind, now, plan, t))
        for kind, then, now in values
        if max(then, now) >= SEEN
    ]
    return t("{whose}: {limit}", whose=plan.channels[name].name(t.language), limit=", ".join(parts))
