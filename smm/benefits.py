"""The model: from a media mix and its currents to the five benefits.

``dose_b = Λ · Σ_c presence_c · Σ_k W[b,k] · cap[c,k] · a_k`` and ``score_b = 100 · (1 − exp(−dose_b))``.
A monologue earns almost nothing, by structure and not by a penalty: only one weight of the broadcast current is not
zero. Every function here works on arrays whose last axis is the draw, so the same lines serve the single score and
its uncertainty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from pydantic import BaseModel, ConfigDict

from smm.diagnosis import Current, Diagnosis
from smm.media import Capability, Catalogue, Channel, Flow
from smm.mix import Allocation, merged
from smm.parameters import Parameters
from smm.presence import full_presences, saturate
from smm.sample import Floats, ModeSample, Sample


class Benefit(StrEnum):
    """What a company gains from communication that is social."""

    UNDERSTAND = "understand"
    SERVE = "serve"
    OPTIMISE = "optimise"
    CAPITALISE = "capitalise"
    COCREATE = "cocreate"


CURRENTS = tuple(Current)
BENEFITS = tuple(Benefit)
_WEIGHT_NAMES = tuple(f"weight_{benefit}_{current}" for benefit in Benefit for current in Current)
_CAPABILITY_NAMES = tuple(f"capability_{level}" for level in Capability)


class BenefitScore(BaseModel):
    """One benefit of one mix, in points from 0 to 100.

    Attributes
    ----------
    score, potential, locked : float
        Now, with every current fully alive, and the difference: what the silence costs.
    contributions : dict of channel to float
        Points of each channel; they sum to the score.
    parts : dict of Current to dict of channel to float
        The same points told apart by current.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    score: float
    potential: float
    locked: float
    contributions: dict[str, float]
    parts: dict[Current, dict[str, float]]


class Scores(BaseModel):
    """The five benefits and their weighted mean, in points from 0 to 100."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    benefits: dict[Benefit, BenefitScore]
    total: float
    total_potential: float

    @property
    def total_locked(self) -> float:
        """Weighted mean of what the silence costs."""
        return self.total_potential - self.total


@dataclass(frozen=True)
class Situation:
    """Everything a score depends on except the numbers of the model.

    Attributes
    ----------
    channels, money, hours
        The channels of the mix sorted by id, with currency and hours a month, each of shape (channels,).
    """

    channels: tuple[Channel, ...]
    money: Floats
    hours: Floats
    diagnosis: Diagnosis
    audience: float
    hour_price: float


def situation(
    mix: Sequence[Allocation], diagnosis: Diagnosis, channels: Catalogue, audience: float, hour_price: float
) -> Situation:
    """Return a mix in canonical order: every channel once, amounts added, sorted by id."""
    ordered = sorted(merged(mix), key=lambda allocation: allocation.channel)
    return Situation(
        channels=tuple(channels[a.channel] for a in ordered),
        money=np.array([a.money for a in ordered], dtype=float),
        hours=np.array([a.hours for a in ordered], dtype=float),
        diagnosis=diagnosis,
        audience=audience,
        hour_price=hour_price,
    )


def presence(s: Situation, p: Parameters, sample: Sample) -> Floats:
    """Return the presence of every channel, in [0, 1), shape (channels, draws)."""
    usage, by_hours = full_presences(s.channels, s.audience, s.hour_price, p, sample)
    money, hours = np.stack([s.money, s.hours]).astype(usage.dtype)[:, :, np.newaxis]
    np.divide(money, usage, out=usage)  # in place: with fewer large arrays at once, none goes back to the system
    usage += np.divide(hours, by_hours, out=by_hours)  # and is asked for anew, a quarter of a score's time
    return saturate(usage)


def capabilities(channels: Sequence[Channel], sample: Sample) -> Floats:
    """Return how well every channel carries every current, shape (currents, channels, draws)."""
    levels = sample.values(_CAPABILITY_NAMES)
    out, back, among = np.array([c.capability_ranks for c in channels], dtype=int).reshape(-1, len(Flow)).T
    carried: Floats = levels[np.stack([out, back, out, among])]
    np.minimum(carried[0], carried[1], out=carried[2])
    return carried


def reach(s: Situation, p: Parameters, sample: Sample) -> Floats:
    """Return how much of every current every channel carries, presence included, shape (currents, channels, draws)."""
    carried = capabilities(s.channels, sample)
    carried *= presence(s, p, sample)
    return carried


def weights(sample: Sample) -> Floats:
    """Return W, the weight of every current in every benefit; rows sum to 1; shape (benefits, currents, draws)."""
    table = sample.values(_WEIGHT_NAMES).reshape(len(BENEFITS), len(CURRENTS), -1)
    shares: Floats = table / table.sum(axis=1, keepdims=True)
    return shares


def liveliness(diagnosis: Diagnosis, sample: Sample) -> Floats:
    """Return how alive every current is, shape (currents, draws): as answered, or as measured where a log could tell.

    A measured flow is ``min(1, share of the messages / share of a fully alive flow)``, dialogue the reply rate itself.
    """
    log = diagnosis.log
    out, back, among = (_flow(flow, diagnosis, sample) for flow in Flow)
    if log is None or log.reply_rate is None:
        dialogue = np.minimum(out, back) * sample.value(f"active_{diagnosis.answers.active or 'no'}")
    else:
        dialogue = np.array([log.reply_rate], dtype=out.dtype)
    alive = np.empty((len(CURRENTS), sample.size), dtype=out.dtype)
    for row, values in zip(alive, (out, back, dialogue, among), strict=True):
        row[:] = values
    return alive


def _flow(flow: Flow, diagnosis: Diagnosis, sample: Sample) -> Floats:
    share = None if diagnosis.log is None else diagnosis.log.share(flow)
    if share is None:
        return sample.value(f"frequency_{diagnosis.answers.frequency(flow)}")
    alive: Floats = np.minimum(1.0, share / sample.value("measured_full_share"))
    return alive


def rates(s: Situation, sample: Sample) -> tuple[Floats, Floats]:
    """Return the dose of one presence for each benefit and current: now, and with every current fully alive.

    Both of shape (benefits, currents, draws).
    """
    full = sample.value("response") * weights(sample)
    return full * liveliness(s.diagnosis, sample), full


def points(dose: Floats) -> Floats:
    """Return scores from doses: ``100 · (1 − exp(−dose))``."""
    return -100.0 * np.expm1(-dose)


def score(s: Situation, p: Parameters, benefit_weights: Mapping[Benefit, float]) -> Scores:
    """Return the five benefits of a situation at the most likely values.

    Parameters
    ----------
    s : Situation
    p : Parameters
    benefit_weights : mapping of Benefit to float
        What matters to the user; only their ratios count.

    Examples
    --------
    >>> from smm.diagnosis import Answers, diagnose
    >>> from smm.media import catalogue
    >>> from smm.parameters import default_parameters
    >>> answers = Answers(company_to_consumer="always", consumer_to_company="always", active="yes")
    >>> s = situation([Allocation(channel="whatsapp_business", hours=19.4)], diagnose(answers), catalogue(), 10_000, 40)
    >>> round(score(s, default_parameters(), dict.fromkeys(Benefit, 1.0)).benefits[Benefit.SERVE].score, 1)
    31.3
    """
    sample = ModeSample(p)
    now, full = rates(s, sample)
    reached = reach(s, p, sample)
    doses = now * reached[:, :, 0]  # benefits × currents × channels
    potentials = points((full[:, :, 0] @ reached[:, :, 0]).sum(axis=1))
    ids = [channel.id for channel in s.channels]
    benefits = {benefit: _benefit_score(ids, doses[i], float(potentials[i])) for i, benefit in enumerate(BENEFITS)}
    mean = normalised(benefit_weights)
    return Scores(
        benefits=benefits,
        total=sum(mean[b] * r.score for b, r in benefits.items()),
        total_potential=sum(mean[b] * r.potential for b, r in benefits.items()),
    )


def normalised(benefit_weights: Mapping[Benefit, float]) -> dict[Benefit, float]:
    """Return benefit weights that sum to 1; equal when all are zero."""
    total = sum(benefit_weights.values())
    if total == 0:
        return dict.fromkeys(BENEFITS, 1.0 / len(BENEFITS))
    return {benefit: benefit_weights[benefit] / total for benefit in BENEFITS}


def _benefit_score(ids: list[str], dose: Floats, potential: float) -> BenefitScore:
    total = float(dose.sum())
    value = float(points(np.array(total)))
    shares = dose * (value / total) if total > 0 else dose
    return BenefitScore.model_construct(  # computed here, so there is nothing to validate
        score=value,
        potential=max(potential, value),
        locked=max(potential - value, 0.0),
        contributions=dict(zip(ids, shares.sum(axis=0).tolist(), strict=True)),
        parts={
            current: dict(zip(ids, row, strict=True)) for current, row in zip(CURRENTS, shares.tolist(), strict=True)
        },
    )
