"""The words of the five questions, in the article's order."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from smm.resources import rows


class Option(BaseModel):
    """One answer that can be given, with what it means in practice."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid")

    question: str
    option: str
    label_en: str
    label_it: str
    meaning_en: str
    meaning_it: str


class Question(BaseModel):
    """One of the five questions; ``id`` is the field of :class:`smm.diagnosis.Answers` it fills."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid")

    id: str
    order: int
    question_en: str
    question_it: str
    help_en: str
    help_it: str
    term_en: str
    term_it: str
    options: dict[str, Option] = {}


@cache
def questions() -> tuple[Question, ...]:
    """Return the five questions with their options.

    Examples
    --------
    >>> [question.id for question in questions()][-1]
    'direction'
    """
    options = [Option.model_validate(row) for row in rows("question_options.csv")]
    found = [Question.model_validate(row) for row in rows("questions.csv")]
    return tuple(
        q.model_copy(update={"options": {o.option: o for o in options if o.question == q.id}})
        for q in sorted(found, key=lambda q: q.order)
    )
