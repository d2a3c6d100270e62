"""Three next steps, each from a number of the assessment."""

from smm.assessment import Assessment
from smm.diagnosis import Level
from smm.i18n import Translator
from smm.media import Capability, Flow
from smm.unlocking import unlocking
from smm.words import CURRENTS, NEXT_STEPS

ENOUGH = (Capability.MEDIUM, Capability.HIGH)


def next_steps(assessment: Assessment, t: Translator) -> tuple[str, str, str]:
    """Return three sentences: the step to the next level, what helps most, and the channel to open or look after.

    Before all questions are answered the first step is to answer them.
    """
    return _level(assessment, t), _unlocks(assessment, t), _channel(assessment, t)


def _level(assessment: Assessment, t: Translator) -> str:
    diagnosis = assessment.diagnosis
    if not diagnosis.undecided:
        return t(NEXT_STEPS[diagnosis.level])
    return t.plural(
        "Finish the questions: {count} answer is missing.",
        "Finish the questions: {count} answers are missing.",
        len(diagnosis.unanswered),
    )


def _unlocks(assessment: Assessment, t: Translator) -> str:
    found = unlocking(assessment)
    current = max(found, key=lambda c: found[c])
    count = round(found[current])
    if not count:
        return t("Nothing is locked: every further point needs more presence, not more answers.")
    return t.plural(
        "What would help most: «{current}». If it always happens, it adds {count} point on average.",
        "What would help most: «{current}». If it always happens, it adds {count} points on average.",
        count,
        current=t(CURRENTS[current]).lower(),
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
