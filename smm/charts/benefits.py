"""The five benefits: now solid, locked hatched, the interval a thin line."""

from typing import Any

from smm.assessment import Assessment
from smm.benefits import Benefit
from smm.charts.chart import ACCENT, INK, PALE, Chart, figure, hidden_axis, plain, text_size
from smm.i18n import Translator
from smm.table import Column, Kind, Table
from smm.verdict import verdict
from smm.words import BENEFITS

FULL = 100.0
"""Points; the axis always ends here, so bars can be compared between plans."""
TRACK = "#f1f3f4"
"""Faint: how far a bar could go."""


def benefits_chart(assessment: Assessment, t: Translator, present: bool = False) -> Chart:
    """Draw the five benefits of a plan, now against its potential."""
    table = _table(assessment, t)
    return Chart(
        id="benefits",
        title=_title(assessment, t),
        subtitle=t(
            "Points from 0 to 100. Solid and bold: now. Hatched and +: locked until people talk more. "
            "Thin line: where «now» is likely to be, 8 times in 10."
        ),
        figure=_figure(assessment, t, present),
        table=table,
        sentence=_sentence(assessment, t),
        alt=t("Bars of the five benefits. {rows}", rows=_rows_in_words(assessment, t)),
    )


def _title(assessment: Assessment, t: Translator) -> str:
    """Return what silence costs on average; nothing is said of a silence that nobody has told."""
    if not assessment.plan.used:
        return t("No channel is used yet, so there is nothing to gain")
    diagnosis = assessment.diagnosis
    if diagnosis.counted_as_never:
        return verdict(diagnosis, t)
    lost = _locked(assessment)
    if not lost:
        return t("Your conversation is alive: nothing is locked")
    if diagnosis.social:
        return t.plural(
            "A livelier conversation would add {count} point of 100",
            "A livelier conversation would add {count} points of 100",
            lost,
        )
    return t.plural("Silence costs {count} point of 100", "Silence costs {count} points of 100", lost)


def _locked(assessment: Assessment) -> int:
    """Return the points that the average lacks, as a reader subtracts them."""
    return round(assessment.scores.total_potential) - round(assessment.scores.total)


def _sentence(assessment: Assessment, t: Translator) -> str:
    scores, interval = assessment.scores, assessment.spread.total
    said = {"score": t.number(scores.total), "potential": t.number(scores.total_potential)}
    if assessment.diagnosis.counted_as_never:
        return t(
            "As far as you have answered, your mix earns {score} points of 100; "
            "a fully alive conversation {potential}.",
            **said,
        )
    likely = {"low": t.number(interval.low), "high": t.number(interval.high)}
    if not _locked(assessment):
        return t("On average your mix earns {score} points of 100 (likely {low} to {high}).", **said, **likely)
    most = max(Benefit, key=lambda b: scores.benefits[b].locked)
    return t(
        "On average your mix earns {score} points of 100 (likely {low} to {high}); "
        "a fully alive conversation {potential}. Most is locked here: {benefit}.",
        benefit=t(BENEFITS[most]).lower(),
        **said,
        **likely,
    )


def _rows_in_words(assessment: Assessment, t: Translator) -> str:
    return " ".join(
        t(
            "{benefit}: {score} now, {locked} locked.",
            benefit=t(BENEFITS[benefit]),
            score=t.number(result.score),
            locked=t.number(result.locked),
        )
        for benefit, result in assessment.scores.benefits.items()
    )


def _table(assessment: Assessment, t: Translator) -> Table:
    names = (t("now"), t("low (P10)"), t("high (P90)"), t("potential"), t("locked"))
    columns = (Column(name=t("benefit")), *(Column(name=name, kind=Kind.POINTS) for name in names))
    rows = tuple(
        (t(BENEFITS[b]), r.score, interval.low, interval.high, r.potential, r.locked)
        for (b, r), interval in zip(assessment.scores.benefits.items(), assessment.spread.scores.values(), strict=True)
    )
    return Table(columns=columns, rows=rows)


def _figure(assessment: Assessment, t: Translator, present: bool) -> Any:
    results = assessment.scores.benefits
    intervals = assessment.spread.scores
    rows = list(range(len(Benefit)))[::-1]
    track = _bars(rows, [FULL] * len(rows), {"color": TRACK})
    now = _bars(rows, [r.score for r in results.values()], {"color": ACCENT})
    hatched = {"shape": "/", "fgcolor": ACCENT, "bgcolor": PALE, "size": 9, "solidity": 0.12}
    outlined = {"color": PALE, "line": {"color": ACCENT, "width": 1}, "pattern": hatched}
    locked = _bars(rows, [r.locked for r in results.values()], outlined) | {"base": [r.score for r in results.values()]}
    sure = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for b in results for x in (intervals[b].low, intervals[b].high, None)],
        "y": [y for row in rows for y in (row, row, None)],
        "line": {"color": INK, "width": 4 if present else 2.5},
        "hoverinfo": "skip",
    }
    return figure(
        [track, now, locked, sure],
        t,
        height=405 if present else 300,
        present=present,
        barmode="overlay",
        annotations=_labels(assessment, t, present),
        xaxis=hidden_axis(range=[0, FULL]),
        yaxis=hidden_axis(range=[-0.5, len(Benefit) - 0.35]),
    )


def _bars(rows: list[int], lengths: list[float], marker: dict[str, Any]) -> dict[str, Any]:
    bars = {"type": "bar", "orientation": "h", "y": rows, "x": lengths, "width": 0.42}
    return bars | {"marker": marker, "hoverinfo": "skip"}


def _labels(assessment: Assessment, t: Translator, present: bool) -> list[dict[str, Any]]:
    """Name each bar above it, at the left, with its numbers at the right: no legend and no axis to read."""
    size = text_size(present)
    labels = []
    for row, (benefit, result) in zip(range(len(Benefit))[::-1], assessment.scores.benefits.items(), strict=True):
        name = {"x": 0, "xanchor": "left", "text": plain(t(BENEFITS[benefit])), "font": {"size": size}}
        numbers = t("<b>{score}</b> +{locked}", score=t.number(result.score), locked=t.number(result.locked))
        value = {"x": FULL, "xanchor": "right", "text": numbers, "font": {"size": size}}
        place = {"y": row + 0.25, "yanchor": "bottom", "showarrow": False}
        labels += [name | place, value | place]
    return labels
