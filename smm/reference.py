"""The tables of the method page: parameters, weights, evidence and channels, ready to read and to take away."""

from collections.abc import Iterable

from smm.benefits import Benefit
from smm.conversation.thresholds import threshold_rows
from smm.diagnosis import Current
from smm.evidence import Evidence
from smm.i18n import N_, Translator
from smm.media import Capability, Flow
from smm.model_numbers import ModelNumber, model_number, name_of, source_of, unit_of, usual_in_words
from smm.own_numbers import FIELDS, changed_numbers, parameters_of, range_of
from smm.parameters import ASSUMPTION, default_parameters
from smm.plan import Plan, Profile
from smm.presence import full_presence
from smm.table import Cell, Column, Kind, Table
from smm.words import BENEFITS, CURRENTS, FLOWS, MEDIA_TYPES_SHORT

CAPABILITIES = {
    Capability.NONE: N_("no"),
    Capability.LOW: N_("a little"),
    Capability.MEDIUM: N_("fairly well"),
    Capability.HIGH: N_("very well"),
}


def _columns(names: Iterable[str], numeric: set[int], number: Kind = Kind.NUMBER) -> tuple[Column, ...]:
    """Return columns of text, and of numbers at some places from 0."""
    return tuple(Column(name=n, kind=number if i in numeric else Kind.TEXT) for i, n in enumerate(names))


def parameters_table(t: Translator, plan: Plan | None = None) -> Table:
    """Return every parameter with its range, unit, source and reason.

    A plan's own numbers stand first, ranges of channels among them, each with its usual value beside.
    """
    plan = plan or Plan()
    own = changed_numbers(plan)
    beside = (t("usually"),) if own else ()
    names = (t("number"), t("low"), t("most likely"), t("high"), *beside, t("unit"), t("source"), t("why"))
    columns = _columns(names, {1, 2, 3}, Kind.PRECISE)
    ids = dict.fromkeys([*own, *default_parameters()])
    return Table(columns=columns, rows=tuple(_number_row(model_number(plan, name), plan, t, bool(own)) for name in ids))


def _number_row(number: ModelNumber, plan: Plan, t: Translator, beside: bool) -> tuple[Cell, ...]:
    parameter = default_parameters().get(number.id)
    usual = (usual_in_words(number, t) if number.own else "",) if beside else ()
    return (
        name_of(plan, number.id, t),
        number.low,
        number.mode,
        number.high,
        *usual,
        unit_of(plan, number.id, t),
        source_of(plan, number.id, t),
        parameter.reason(t.language) if parameter else "",
    )


def thresholds_table(t: Translator) -> Table:
    """Return every limit of the verdict from a log with its range, its anchor and the findings behind it."""
    names = (t("limit"), t("low"), t("usual"), t("high"), t("unit"), t("source"), t("findings"), t("why"))
    columns = _columns(names, numeric={1, 2, 3})
    rows = tuple(
        (
            row.name(t.language),
            row.low,
            row.default,
            row.high,
            row.unit(t.language),
            t("assumption") if row.source == ASSUMPTION else row.source,
            ", ".join(row.anchors),
            row.anchor(t.language),
        )
        for row in threshold_rows().values()
    )
    return Table(columns=columns, rows=rows)


def weights_table(t: Translator, plan: Plan | None = None) -> Table:
    """Return W: how much of each benefit each current feeds; rows of own weights are marked, and sum to 1 as all do."""
    plan = plan or Plan()
    p, own = parameters_of(plan), changed_numbers(plan)
    columns = (Column(name=t("benefit")), *(Column(name=t(CURRENTS[k]), kind=Kind.SHARE) for k in Current))
    rows = []
    for b in Benefit:
        names = [f"weight_{b}_{k}" for k in Current]
        total = sum(p.mode(name) for name in names)
        title = t(BENEFITS[b])
        rows.append((_marked(title, not set(own).isdisjoint(names), t), *(p.mode(name) / total for name in names)))
    return Table(columns=columns, rows=tuple(rows))


def _marked(title: str, own: bool, t: Translator) -> str:
    return t("{name} (your numbers)", name=title) if own else title


def evidence_table(rows: Iterable[Evidence], t: Translator) -> Table:
    """Return findings with value, range, unit, source and caveat."""
    names = (t("id"), t("finding"), t("value"), t("low"), t("high"), t("unit"), t("source"), t("checked"), t("caveat"))
    columns = _columns(names, numeric={2, 3, 4})
    return Table(
        columns=columns,
        rows=tuple(
            (
                row.id,
                row.claim(t.language),
                row.value,
                row.low,
                row.high,
                row.unit(t.language),
                row.citation,
                t("yes") if row.verified else t("no"),
                row.note(t.language),
            )
            for row in rows
        ),
    )


def catalogue_table(t: Translator, plan: Plan | None = None) -> Table:
    """Return the channels with their flows and the money and hours of a full presence; own ranges are marked."""
    plan = plan or Plan()
    own = changed_numbers(plan)
    beside = any(range_of(name)[1] for name in own)
    p, profile = parameters_of(plan), Profile()
    columns = (
        Column(name=t("channel")),
        Column(name=t("type")),
        *(Column(name=t(FLOWS[flow])) for flow in Flow),
        Column(name=t("hours of a full presence"), kind=Kind.HOURS),
        Column(name=t("money of a full presence"), kind=Kind.MONEY),
        *((Column(name=t("usually")),) if beside else ()),
        Column(name=t("why")),
    )
    rows = []
    changed = [range_of(name)[1] for name in own]
    for channel in sorted(plan.channels.values(), key=lambda c: c.id not in changed):
        full = full_presence(channel, profile.audience, profile.hour_price, p)
        ranges = [f"{kind}:{channel.id}" for kind in FIELDS if f"{kind}:{channel.id}" in own]
        usual = "; ".join(f"{usual_in_words(model_number(plan, n), t)} {unit_of(plan, n, t)}" for n in ranges)
        rows.append(
            (
                _marked(channel.name(t.language), bool(ranges), t),
                t(MEDIA_TYPES_SHORT[channel.media_type]),
                *(t(CAPABILITIES[channel.capability(flow)]) for flow in Flow),
                round(full.hours, 1) if channel.moved_by_hours else None,
                round(full.money) if channel.moved_by_money else None,
                *((usual,) if beside else ()),
                t.pick(channel.flow_reason, channel.flow_reason_it),
            )
        )
    return Table(columns=columns, rows=tuple(rows))
