"""What each current alone would bring if it were fully alive: where the silence costs most."""

from collections.abc import Mapping

import numpy as np

from smm.assessment import Assessment, situation_of
from smm.benefits import BENEFITS, CURRENTS, Benefit, Situation, normalised, points, rates, reach
from smm.diagnosis import Current
from smm.own_numbers import parameters_of
from smm.parameters import Parameters
from smm.sample import ModeSample


def unlocking(assessment: Assessment) -> dict[Current, float]:
    """Return by how many points the average would rise with each current, and no other, fully alive.

    Currents help each other less than they add up: together they unlock ``scores.total_locked``, at most the sum.

    Examples
    --------
    >>> from smm.assessment import assess
    >>> from smm.trades import template
    >>> found = unlocking(assess(template("cafe"), draws=2))
    >>> max(found, key=found.get).value
    'dialogue'
    """
    plan = assessment.plan
    s = situation_of(plan, assessment.diagnosis)
    return gains(s, parameters_of(plan), plan.weights.by_benefit())


def gains(s: Situation, p: Parameters, benefit_weights: Mapping[Benefit, float]) -> dict[Current, float]:
    """Return the same for a situation, in points of the weighted mean."""
    sample = ModeSample(p)
    reached = reach(s, p, sample)[0].sum(axis=1)  # of each current
    now, full = (table[0] * reached for table in rates(s, sample))  # benefits × currents
    dose = now.sum(axis=1)
    mean = np.array([normalised(benefit_weights)[b] for b in BENEFITS])
    return {
        current: float(mean @ (points(dose + full[:, k] - now[:, k]) - points(dose)))
        for k, current in enumerate(CURRENTS)
    }
