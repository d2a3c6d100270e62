"""What the answers alone say: how alive each current is believed to be, and the level that follows."""

from pydantic import BaseModel, ConfigDict

from smm.answers import Activity, Answers
from smm.levels import Current, Level
from smm.media import Flow
from smm.parameters import Parameters


class Belief(BaseModel):
    """What the five answers say before any log is looked at.

    Attributes
    ----------
    flows : dict of Flow to float
        How alive each flow is, 0 to 1.
    alive : dict of Flow to bool
        Whether it is at least *sometimes* alive.
    active : float
        How active the conversation is, 0 to 1.
    currents : dict of Current to float
        How alive each current is, 0 to 1.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    flows: dict[Flow, float]
    alive: dict[Flow, bool]
    active: float
    currents: dict[Current, float]
    level: Level


def believe(answers: Answers, p: Parameters) -> Belief:
    """Return what answers say at the most likely values.

    Examples
    --------
    >>> from smm.parameters import default_parameters
    >>> believe(Answers(company_to_consumer="always"), default_parameters()).level
    <Level.MONOLOGUE: 'monologue'>
    """
    flows = {flow: p.mode(f"frequency_{answers.frequency(flow)}") for flow in Flow}
    active = p.mode(f"active_{answers.active or Activity.NO}")
    alive = {flow: value >= p.mode("alive_from") for flow, value in flows.items()}
    return Belief.model_construct(
        flows=flows,
        alive=alive,
        active=active,
        currents=currents(flows, active),
        level=derive_level(alive, answers.active is Activity.YES),
    )


def currents(flows: dict[Flow, float], active: float) -> dict[Current, float]:
    """Return how alive the four currents are, from the three flows and the activity (all 0 to 1)."""
    out, back = flows[Flow.COMPANY_TO_CONSUMER], flows[Flow.CONSUMER_TO_COMPANY]
    return {
        Current.BROADCAST: out,
        Current.VOICE: back,
        Current.DIALOGUE: min(out, back) * active,
        Current.COMMUNITY: flows[Flow.CONSUMER_TO_CONSUMER],
    }


def derive_level(alive: dict[Flow, bool], active: bool) -> Level:
    """Return the verdict from which flows are alive and whether the conversation is active.

    The table of the model, made total: no flow alive is silence; customers who speak to a company that does not
    speak back, or only among themselves, are unheard.
    """
    out, back = alive[Flow.COMPANY_TO_CONSUMER], alive[Flow.CONSUMER_TO_COMPANY]
    among = alive[Flow.CONSUMER_TO_CONSUMER]
    if not (out or back or among):
        return Level.SILENCE
    if not (back or among):
        return Level.MONOLOGUE
    if not (out and back):
        return Level.UNHEARD
    if not active:
        return Level.EMERGING
    return Level.MANY_WAY if among else Level.TWO_WAY
