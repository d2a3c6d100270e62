"""Belief and log side by side, in words: the table, what belief got wrong, and where the numbers come from."""

from smm.answers import Direction
from smm.assessment import Assessment
from smm.comparison import Agreement, Topic
from smm.contradictions import Contradiction, against_log
from smm.diagnosis import Diagnosis, Source
from smm.i18n import Translator
from smm.media import Flow
from smm.table import Column, Table
from smm.words import ACTIVITIES_SHORT, AGREEMENTS, CONTRADICTIONS, CURRENTS, DIRECTIONS, FREQUENCIES, LEVELS, TOPICS

ABOUT = {
    Contradiction.COMPANY_SPEAKS_LESS: Topic.COMPANY_TO_CONSUMER,
    Contradiction.COMPANY_SPEAKS_MORE: Topic.COMPANY_TO_CONSUMER,
    Contradiction.CUSTOMERS_WRITE_LESS: Topic.CONSUMER_TO_COMPANY,
    Contradiction.CUSTOMERS_WRITE_MORE: Topic.CONSUMER_TO_COMPANY,
    Contradiction.COMMUNITY_LESS: Topic.CONSUMER_TO_CONSUMER,
    Contradiction.COMMUNITY_MORE: Topic.CONSUMER_TO_CONSUMER,
    Contradiction.ANSWERED_LESS: Topic.ANSWERING,
    Contradiction.ANSWERED_MORE: Topic.ANSWERING,
}


def said(diagnosis: Diagnosis, topic: Topic, t: Translator) -> str:
    """Return what was answered on a topic, in words."""
    answers = diagnosis.answers
    if topic is Topic.LEVEL:
        return t("not answered yet") if _open(diagnosis) else t(LEVELS[diagnosis.believed_level])
    if topic is Topic.ANSWERING:
        return t(ACTIVITIES_SHORT[answers.active]) if answers.active else t("not answered yet")
    flow = Flow(topic.value)
    return t(FREQUENCIES[answers.frequency(flow)]) if getattr(answers, flow.value) else t("not answered yet")


def measured_share(diagnosis: Diagnosis, topic: Topic) -> float | None:
    """Return the measured share of a flow, or of the conversations that are answered."""
    measured = diagnosis.measured
    if measured is None or topic is Topic.LEVEL:
        return None
    return measured.reply_rate if topic is Topic.ANSWERING else measured.share(Flow(topic.value))


def logged(diagnosis: Diagnosis, topic: Topic, t: Translator) -> str:
    """Return what the log says on a topic, in words."""
    if topic is Topic.LEVEL and diagnosis.measured is not None and diagnosis.measured.level is not None:
        return t(LEVELS[diagnosis.measured.level])
    share = measured_share(diagnosis, topic)
    if share is None:
        return t("the messages cannot tell")
    if topic is Topic.ANSWERING:
        return t("{share} of conversations", share=t.percent(share))
    return t("{share} of messages", share=t.percent(share))


def belief_table(diagnosis: Diagnosis, t: Translator) -> Table:
    """Return one row for each topic: what you believe, what the log says, and how the two stand to each other."""
    names = (t("who speaks to whom"), t("you believe"), t("the messages say"), t("which is"))
    rows = tuple(
        (
            t(TOPICS[row.topic]),
            said(diagnosis, row.topic, t),
            logged(diagnosis, row.topic, t),
            t(AGREEMENTS[row.agreement]) if row.agreement else "–",
        )
        for row in diagnosis.comparisons
    )
    return Table(columns=tuple(Column(name=name) for name in names), rows=rows)


def contradiction_sentence(contradiction: Contradiction, diagnosis: Diagnosis, t: Translator) -> str:
    """Return a contradiction as a sentence with its words and numbers."""
    topic = ABOUT.get(contradiction, Topic.LEVEL)
    return t(
        CONTRADICTIONS[contradiction],
        belief=t(DIRECTIONS[diagnosis.answers.direction or Direction.ONE_WAY]),
        level=t(LEVELS[diagnosis.level]).lower(),
        believed=t(LEVELS[diagnosis.believed_level]).lower(),
        logged=logged(diagnosis, Topic.LEVEL, t).lower(),
        said=said(diagnosis, topic, t),
        share=t.number(100 * (measured_share(diagnosis, topic) or 0.0)),
    )


def what_belief_got_wrong(diagnosis: Diagnosis, t: Translator) -> str:
    """Return one sentence: the widest disagreement with the log, or that there is none.

    The verdict has its own row, so the sentence prefers a reason: who speaks, or who is answered.
    """
    found = list(against_log(diagnosis.comparisons))
    if found:
        reasons = [c for c in found if c in ABOUT]
        return contradiction_sentence((reasons or found)[0], diagnosis, t)
    agreed = [row.agreement is Agreement.SAME for row in diagnosis.comparisons]
    if not any(agreed):
        return t("There is nothing to compare yet: answer the questions, or bring in messages that tell more.")
    if not all(agreed):
        return t("As far as they tell, the messages agree with what you believe.")
    return t("The messages agree with what you believe.")


def where_from(diagnosis: Diagnosis, t: Translator) -> str:
    """Return what comes from the log and what from the answers."""
    messages = diagnosis.measured.messages if diagnosis.measured else 0
    if diagnosis.log is None:
        return t.plural(
            "Your answers count; {count} measured message is set aside.",
            "Your answers count; {count} measured messages are set aside.",
            messages,
        )
    by = {
        source: [t(CURRENTS[c]).lower() for c, known in diagnosis.sources.items() if known is source]
        for source in Source
    }
    lines = []
    if by[Source.LOG]:
        lines.append(
            t.plural(
                "From {count} measured message: {currents}.",
                "From {count} measured messages: {currents}.",
                messages,
                currents=t.listing(by[Source.LOG]),
            )
        )
    if by[Source.ANSWERS]:
        lines.append(t("From your answers: {currents}.", currents=t.listing(by[Source.ANSWERS])))
    if diagnosis.level_source is Source.ANSWERS:
        lines.append(t("The messages do not tell the verdict: your answers do."))
    return " ".join(lines)


def effect(assessment: Assessment, t: Translator) -> str:
    """Return how far the average of the benefits moves with the log, whether it is used or not."""
    points = assessment.log_effect or 0.0
    count = round(abs(points))
    if count == 0:
        return t("With the measured conversation the average stays the same.")
    if points < 0:
        return t.plural(
            "With the measured conversation the average is {count} point lower.",
            "With the measured conversation the average is {count} points lower.",
            count,
        )
    return t.plural(
        "With the measured conversation the average is {count} point higher.",
        "With the measured conversation the average is {count} points higher.",
        count,
    )


def _open(diagnosis: Diagnosis) -> bool:
    return bool(set(diagnosis.unanswered) - {"direction"})
