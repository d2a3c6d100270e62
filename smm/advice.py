"""Three next steps, each from a number of the assessment."""

from smm.assessment import Assessment
from smm.diagnosis import Level
from smm.i18n import Translator
from smm.media import Capability, Flow
from smm.unlocking import unlocking
from smm.words import LIVELY, NEXT_STEPS

ENOUGH = (Capability.MEDIUM, Capability.HIGH)
NEXT_ANSWERS = {
    Level.SILENCE: Flow.COMPANY_TO_CONSUMER.value,
    Level.MONOLOGUE: Flow.CONSUMER_TO_COMPANY.value,
    Level.UNHEARD: "active",
    Level.EMERGING: "active",
    Level.TWO_WAY: Flow.CONSUMER_TO_CONSUMER.value,
}
"""The answer that the step to the next level changes."""


def next_steps(assessment: Assessment, t: Translator) -> tuple[str, str, str]:
    """Return three sentences: the step to the next level, what else helps most, and the channel to open or look after.

    Before all questions are answered the first step is to answer them.
    """
    found = unlocking(assessment)
    return _level(assessment, found, t), _most(assessment, found, t), _channel(assessment, t)


def _level(assessment: Assessment, found: dict[str, float], t: Translator) -> str:
    diagnosis = assessment.diagnosis
    if diagnosis.undecided:
        return t.plural(
            "Finish the questions: {count} answer is missing.",
            "Finish the questions: {count} answers are missing.",
            len(diagnosis.unanswered),
        )
    step, count = t(NEXT_STEPS[diagnosis.level]), round(found.get(NEXT_ANSWERS.get(diagnosis.level, ""), 0.0))
    return f"{step} {_worth(count, t)}" if count > 0 else step


def _worth(count: int, t: Translator) -> str:
    return t.plural("That adds up to {count} point on average.", "That adds up to {count} points on average.", count)


def _most(assessment: Assessment, found: dict[str, float], t: Translator) -> str:
    diagnosis = assessment.diagnosis
    said = () if diagnosis.undecided else (NEXT_ANSWERS.get(diagnosis.level),)
    known = {q: points for q, points in found.items() if q not in (*diagnosis.counted_as_never, *said)}
    best = max(known, key=lambda q: known[q], default=None)
    count = round(known[best]) if best else 0
    if best and count > 0:
        return f"{t(LIVELY[best])} {_worth(count, t)}"
    if diagnosis.counted_as_never:
        return t("Then this place says what would help most.")
    return t("Nothing else is locked: further points need more presence, not more answers.")


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
