"""One call from a plan to everything a screen, a report or the command line says about it."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from smm.benefits import Scores, Situation, score, situation
from smm.diagnosis import Diagnosis, diagnose
from smm.own_numbers import changed_numbers, parameters_of
from smm.parameters import Parameters
from smm.plan import Plan
from smm.uncertainty import DRAWS, Spread, spread


class Assessment(BaseModel):
    """A plan's diagnosis, its five benefits and how sure they are.

    Attributes
    ----------
    log_effect : float or None
        Points by which the average is higher (or lower) with the log than with the answers, whichever is used;
        ``None`` without a log.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    plan: Plan
    diagnosis: Diagnosis
    scores: Scores
    spread: Spread
    log_effect: float | None = None

    def summary(self) -> dict[str, Any]:
        """Return the numbers as plain data, in the shape ``python -m smm score --json`` prints."""
        return {
            "social": self.diagnosis.social,
            "level": self.diagnosis.level.value,
            "scores": {
                benefit.value: {
                    "score": result.score,
                    "low": self.spread.scores[benefit].low,
                    "median": self.spread.scores[benefit].median,
                    "high": self.spread.scores[benefit].high,
                    "potential": result.potential,
                    "locked": result.locked,
                    "contributions": result.contributions,
                    "contribution_intervals": {
                        name: interval._asdict() for name, interval in self.spread.contributions[benefit].items()
                    },
                }
                for benefit, result in self.scores.benefits.items()
            },
            "total": {
                "score": self.scores.total,
                **self.spread.total._asdict(),
                "potential": self.scores.total_potential,
                "locked": self.scores.total_locked,
            },
            "flows": {flow.value: value for flow, value in self.diagnosis.flows.items()},
            "currents": {current.value: value for current, value in self.diagnosis.currents.items()},
            "measured": self._measured(),
            "contradictions": [c.value for c in self.diagnosis.contradictions],
            "unanswered": list(self.diagnosis.unanswered),
            "drivers": [driver.model_dump() for driver in self.spread.drivers],
            "draws": self.spread.draws,
            "own_numbers": list(changed_numbers(self.plan)),
        }

    def _measured(self) -> dict[str, Any] | None:
        d = self.diagnosis
        if d.measured is None:
            return None
        return {
            "used": d.measured.used,
            "messages": d.measured.messages,
            "sources": {current.value: source.value for current, source in d.sources.items()},
            "level_source": d.level_source.value,
            "level": None if d.measured.level is None else d.measured.level.value,
            "believed_level": d.believed_level.value,
            "believed_flows": {flow.value: value for flow, value in d.believed_flows.items()},
            "believed_currents": {current.value: value for current, value in d.believed_currents.items()},
            "comparisons": [row.model_dump(mode="json") for row in d.comparisons],
            "total_effect": self.log_effect,
        }


def assess(plan: Plan, model_parameters: Parameters | None = None, draws: int = DRAWS) -> Assessment:
    """Diagnose a plan and score it, with intervals.

    Parameters
    ----------
    plan : Plan
    model_parameters : Parameters, optional
        Default: the parameters of ``data/parameters.csv``, with the plan's own numbers in their place.
    draws : int
        Joint draws of the parameters behind the intervals.

    Examples
    --------
    >>> from smm.trades import template
    >>> assess(template("gym")).diagnosis.level.value
    'many_way'
    """
    p = model_parameters or parameters_of(plan)
    diagnosis, s, scores = scored(plan, p)
    return Assessment.model_construct(  # frozen parts, already validated
        plan=plan,
        diagnosis=diagnosis,
        scores=scores,
        spread=spread(s, p, plan.weights.by_benefit(), draws),
        log_effect=_log_effect(plan, p, scores.total),
    )


def scored(plan: Plan, p: Parameters) -> tuple[Diagnosis, Situation, Scores]:
    """Return the diagnosis of a plan, all that its scores depend on, and the scores without intervals."""
    channels = plan.channels
    diagnosis = diagnose(plan.answers, [channels[a.channel] for a in plan.used], p, plan.measured)
    s = situation(plan.mix, diagnosis, channels, plan.profile.audience, plan.profile.hour_price)
    return diagnosis, s, score(s, p, plan.weights.by_benefit())


def _log_effect(plan: Plan, p: Parameters, total: float) -> float | None:
    if plan.measured is None:
        return None
    used = plan.measured.used
    *_, other = scored(plan.with_measured(plan.measured.model_copy(update={"used": not used})), p)
    return total - other.total if used else other.total - total
