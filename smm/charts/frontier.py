"""What more, or less, of one budget would bring: the best score against money, or against hours."""

from typing import Any

from smm.charts.chart import ACCENT, Chart, figure, plain
from smm.charts.curves import BEST, TODAY, axes, line, mark, note
from smm.i18n import N_, Translator
from smm.optimisation.frontiers import Frontier
from smm.optimisation.results import Optimum
from smm.optimisation.words.mix import amount
from smm.table import Column, Kind, Table

FULL = 100.0
ABOVE = 112.0
"""Where the axis ends: above the highest score there is room for words."""
HEIGHT = {False: 340, True: 430}
LATE = 0.6
HEADINGS = {"money": N_("money a month"), "hours": N_("hours a month")}
SUBTITLES = {
    "money": N_(
        "Points of the best mix for each amount of money, hours as they are. Diamond: your budget. Circle: today."
    ),
    "hours": N_(
        "Points of the best mix for each amount of hours, money as it is. Diamond: your budget. Circle: today."
    ),
}


def frontier_chart(frontier: Frontier, found: Optimum, t: Translator, present: bool = False) -> Chart:
    """Draw the best score for every amount of a budget.

    Parameters
    ----------
    frontier : Frontier
        Of :func:`smm.optimisation.frontiers.frontier`.
    found : Optimum
        The best mix of the same plan.
    t : Translator
    present : bool
    """
    return Chart(
        id=f"frontier_{frontier.kind}",
        title=_title(frontier, found, t),
        subtitle=t(SUBTITLES[frontier.kind]),
        figure=_figure(frontier, found, t, present),
        table=_table(frontier, t),
        sentence=_sentence(frontier, found, t),
        alt=t("Curve of the best score. {rows}", rows=_in_words(frontier, found, t)).strip(),
    )


def _said(frontier: Frontier, value: float, found: Optimum, t: Translator) -> str:
    return amount(frontier.kind, value, found.plan, t)


def _title(frontier: Frontier, found: Optimum, t: Translator) -> str:
    step = _said(frontier, frontier.step, found, t)
    return t("The next {step} a month are worth {points} points", step=step, points=t.number(frontier.gain, 1))


def _sentence(frontier: Frontier, found: Optimum, t: Translator) -> str:
    first, last = frontier.points[0], frontier.points[-1]
    return t(
        "The best mix brings {low} points with {least} and {high} points with {most}.",
        low=t.number(first.score, 1),
        least=_said(frontier, first.amount, found, t),
        high=t.number(last.score, 1),
        most=_said(frontier, last.amount, found, t),
    )


def _in_words(frontier: Frontier, found: Optimum, t: Translator) -> str:
    return " ".join(
        t("{amount}: {points} points.", amount=_said(frontier, at.amount, found, t), points=t.number(at.score, 1))
        for at in frontier.points
    )


def _table(frontier: Frontier, t: Translator) -> Table:
    columns = (
        Column(name=t(HEADINGS[frontier.kind]), kind=Kind.MONEY if frontier.kind == "money" else Kind.HOURS),
        Column(name=t("points, best"), kind=Kind.POINTS),
    )
    return Table(columns=columns, rows=tuple((at.amount, at.score) for at in frontier.points))


def _figure(frontier: Frontier, found: Optimum, t: Translator, present: bool) -> Any:
    right = max(frontier.points[-1].amount, _today(frontier, found)) or 1.0
    across, up = axes(present, top=ABOVE, right=right)
    x, y = [at.amount for at in frontier.points], [at.score for at in frontier.points]
    return figure(
        [
            line(x, y, present),
            mark(frontier.amount, frontier.score, BEST, present),
            mark(_today(frontier, found), found.objective_now, TODAY, present, ACCENT),
        ],
        t,
        height=HEIGHT[present],
        present=present,
        annotations=_notes(frontier, found, t, present, right),
        xaxis=across,
        yaxis=up | {"tickvals": [0, 25, 50, 75, FULL]},
        margin={"l": 56 if present else 36, "r": 14, "t": 8, "b": 44 if present else 28},
    )


def _today(frontier: Frontier, found: Optimum) -> float:
    value: float = getattr(found.plan, frontier.kind)
    return value


def _notes(frontier: Frontier, found: Optimum, t: Translator, present: bool, right: float) -> list[dict[str, Any]]:
    """Write the scores at the two marks, and what lies across at the end of the axis."""

    def at(x: float, y: float, words: str) -> dict[str, Any]:
        late = x > LATE * right
        side = {"xanchor": "right" if late else "left", "yanchor": "bottom", "yshift": 10}
        return note(plain(words), x, y, present, **side)

    best = t("best with {amount}: {points}", amount=_said(frontier, frontier.amount, found, t),
             points=t.number(frontier.score))  # fmt: skip
    today = t("today: {points}", points=t.number(found.objective_now))
    heading = note(plain(t(HEADINGS[frontier.kind])), right, 0, present, xanchor="right", yanchor="bottom")
    return [
        at(frontier.amount, frontier.score, best),
        at(_today(frontier, found), found.objective_now, today),
        heading,
    ]
