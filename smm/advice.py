"""Three next steps, each from a number of the assessment."""

from smm.assessment import Assessment
from smm.benefits import Benefit
from smm.diagnosis import Level
from smm.i18n import Translator
from smm.media import Capability, Flow
from smm.words import BENEFITS, NEXT_STEPS

ENOUGH = (Capability.MEDIUM, Capability.HIGH)


def next_steps(assessment: Assessment, t: Translator) -> tuple[str, str, str]:
    """Return three sentences: the step to the next level, what it unlocks, and the channel to open or look after."""
    return t(NEXT_STEPS[assessment.diagnosis.level]), _unlocks(assessment, t), _channel(assessment, t)


def _unlocks(assessment: Assessment, t: Translator) -> str:
    results = assessment.scores.benefits
    benefit = max(Benefit, key=lambda b: results[b].locked)
    if results[benefit].locked < 1:
        return t("Nothing is locked: every further point needs more presence, not more answers.")
    return t.plural(
        "Start with «{benefit}»: a living conversation adds up to {count} point there.",
        "Start with «{benefit}»: a living conversation adds up to {count} points there.",
        round(results[benefit].locked),
        benefit=t(BENEFITS[benefit]).lower(),
    )


def _channel(assessment: Assessment, t: Translator) -> str:
    plan, level = assessment.plan, assessment.diagnosis.level
    channels = [plan.channels[a.channel] for a in plan.used]
    if not any(c.capability(Flow.CONSUMER_TO_COMPANY) in ENOUGH for c in channels):
        return t("Open one channel where people can write to you, such as WhatsApp Business.")
    if not any(c.capability(Flow.CONSUMER_TO_CONSUMER) in ENOUGH for c in channels):
        return t("Open one channel where customers meet each other, such as reviews or a group.")
    contributions = (
        {c: sum(result.contributions[c.id] for result in assessment.scores.benefits.values()) for c in channels}
        if level is not Level.SILENCE
        else {}
    )
    if not contributions:
        return t("Ask three customers today for a review or a comment.")
    best = max(contributions, key=lambda c: contributions[c])
    return t("Keep looking after «{channel}»: no channel brings you more points.", channel=best.name(t.language))
