"""What more, or less, of one budget would bring: the best score against money, or against hours."""

from typing import Any

from smm.charts.beside import Room, Words, beside
from smm.charts.chart import ACCENT, Chart, figure
from smm.charts.curves import BEST, MARGIN, TODAY, axes, heading, line, mark
from smm.i18n import N_, Translator
from smm.optimisation.frontiers import Frontier
from smm.optimisation.results import Optimum
from smm.optimisation.words.mix import amount
from smm.table import Column, Kind, Table

FULL = 100.0
ABOVE = 112.0
"""Where the axis ends: above the highest score there is room for words."""
HEIGHT = {False: 340, True: 330}
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
    height = HEIGHT[present] - MARGIN[present]["t"] - MARGIN[present]["b"]
    words = beside(_words(frontier, found, t), Room(x, y, right, ABOVE, height, present))
    return figure(
        [
            line(x, y, present),
            mark(frontier.amount, frontier.score, BEST, present),
            mark(_today(frontier, found), found.objective_now, TODAY, present, ACCENT),
        ],
        t,
        height=HEIGHT[present],
        present=present,
        annotations=[heading(frontier.kind, ABOVE, t, present), *words],
        xaxis=across,
        yaxis=up | {"tickvals": [0, 25, 50, 75, FULL]},
        margin=MARGIN[present],
    )


def _today(frontier: Frontier, found: Optimum) -> float:
    value: float = getattr(found.plan, frontier.kind)
    return value


def _words(frontier: Frontier, found: Optimum, t: Translator) -> list[Words]:
    """Return the scores at the two marks, or at the one place where both are."""
    now, amounts = _today(frontier, found), (frontier.amount, _today(frontier, found))
    best, today = t.number(frontier.score), t.number(found.objective_now)
    if best == today and len({_said(frontier, one, found, t) for one in amounts}) == 1:
        return [Words(now, found.objective_now, t("today and best: {points}", points=best))]
    with_budget = t("best with {amount}: {points}", amount=_said(frontier, frontier.amount, found, t), points=best)
    return [
        Words(frontier.amount, frontier.score, with_budget),
        Words(now, found.objective_now, t("today: {points}", points=today)),
    ]
