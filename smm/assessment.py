"""One call from a plan to everything a screen, a report or the command line says about it."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from smm.benefits import Scores, score, situation
from smm.diagnosis import Diagnosis, diagnose
from smm.parameters import Parameters, default_parameters
from smm.plan import Plan
from smm.uncertainty import DRAWS, Spread, spread


class Assessment(BaseModel):
    """A plan's diagnosis, its five benefits and how sure they are."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    plan: Plan
    diagnosis: Diagnosis
    scores: Scores
    spread: Spread

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
            "contradictions": [c.value for c in self.diagnosis.contradictions],
            "unanswered": list(self.diagnosis.unanswered),
            "drivers": [driver.model_dump() for driver in self.spread.drivers],
            "draws": self.spread.draws,
        }


def assess(plan: Plan, model_parameters: Parameters | None = None, draws: int = DRAWS) -> Assessment:
    """Diagnose a plan and score it, with intervals.

    Parameters
    ----------
    plan : Plan
    model_parameters : Parameters, optional
        Default: the parameters of ``data/parameters.csv``.
    draws : int
        Joint draws of the parameters behind the intervals.

    Examples
    --------
    >>> from smm.trades import template
    >>> assess(template("gym")).diagnosis.level.value
    'many_way'
    """
    p = model_parameters or default_parameters()
    channels = plan.channels
    diagnosis = diagnose(plan.answers, [channels[a.channel] for a in plan.used], p)
    s = situation(plan.mix, diagnosis, channels, plan.profile.audience, plan.profile.hour_price)
    benefit_weights = plan.weights.by_benefit()
    return Assessment.model_construct(  # frozen parts, already validated
        plan=plan,
        diagnosis=diagnosis,
        scores=score(s, p, benefit_weights),
        spread=spread(s, p, benefit_weights, draws),
    )
