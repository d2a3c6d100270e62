"""Whether it is social, in one sentence; before all is answered, how far it is to that sentence."""

from smm.diagnosis import Diagnosis
from smm.i18n import Translator
from smm.words import VERDICTS


def verdict(diagnosis: Diagnosis, t: Translator) -> str:
    """Return whether the communication is social, or how many questions are open until that can be said.

    Nothing is said as a fact that nobody answered.

    Examples
    --------
    >>> from smm.diagnosis import Answers, diagnose
    >>> verdict(diagnose(Answers()), Translator("en"))
    '5 questions to go: then you know whether this is social.'
    """
    if not diagnosis.undecided:
        return t(VERDICTS[diagnosis.level])
    return t.plural(
        "{count} question to go: then you know whether this is social.",
        "{count} questions to go: then you know whether this is social.",
        len(diagnosis.unanswered),
    )


def counted_as_never(diagnosis: Diagnosis, t: Translator) -> str:
    """Return that open questions lower the scores until they are answered; empty when none does."""
    return t("What is not answered yet counts as «never».") if diagnosis.counted_as_never else ""
