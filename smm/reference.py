"""The tables of the method page: parameters, weights, evidence and channels, ready to read and to take away."""

from collections.abc import Iterable

from smm.benefits import Benefit
from smm.conversation.thresholds import threshold_rows
from smm.diagnosis import Current
from smm.evidence import Evidence
from smm.i18n import N_, Translator
from smm.media import Capability, Flow, catalogue
from smm.parameters import ASSUMPTION, default_parameters
from smm.plan import Profile
from smm.presence import full_presence
from smm.table import Column, Kind, Table
from smm.words import BENEFITS, CURRENTS, FLOWS, MEDIA_TYPES_SHORT

CAPABILITIES = {
    Capability.NONE: N_("no"),
    Capability.LOW: N_("a little"),
    Capability.MEDIUM: N_("fairly well"),
    Capability.HIGH: N_("very well"),
}


def _columns(names: Iterable[str], numeric: set[int]) -> tuple[Column, ...]:
    """Return columns of text, and of numbers at some places from 0."""
    return tuple(Column(name=n, kind=Kind.NUMBER if i in numeric else Kind.TEXT) for i, n in enumerate(names))


def parameters_table(t: Translator) -> Table:
    """Return every parameter with its range, unit, source and reason."""
    names = (t("number"), t("low"), t("most likely"), t("high"), t("unit"), t("source"), t("why"))
    columns = _columns(names, numeric={1, 2, 3})
    rows = tuple(
        (
            p.name(t.language),
            p.low,
            p.mode,
            p.high,
            t.pick(p.unit_en, p.unit_it),
            t("assumption") if p.assumed else p.source,
            p.reason(t.language),
        )
        for p in default_parameters().values()
    )
    return Table(columns=columns, rows=rows)


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


def weights_table(t: Translator) -> Table:
    """Return W: how much of each benefit each current feeds."""
    p = default_parameters()
    columns = (Column(name=t("benefit")), *(Column(name=t(CURRENTS[k]), kind=Kind.SHARE) for k in Current))
    rows = tuple((t(BENEFITS[b]), *(p.mode(f"weight_{b}_{k}") for k in Current)) for b in Benefit)
    return Table(columns=columns, rows=rows)


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


def catalogue_table(t: Translator) -> Table:
    """Return the channels with their flows and the money and hours of a full presence."""
    p, profile = default_parameters(), Profile()
    columns = (
        Column(name=t("channel")),
        Column(name=t("type")),
        *(Column(name=t(FLOWS[flow])) for flow in Flow),
        Column(name=t("hours of a full presence"), kind=Kind.HOURS),
        Column(name=t("money of a full presence"), kind=Kind.MONEY),
        Column(name=t("why")),
    )
    rows = []
    for channel in catalogue().values():
        full = full_presence(channel, profile.audience, profile.hour_price, p)
        rows.append(
            (
                channel.name(t.language),
                t(MEDIA_TYPES_SHORT[channel.media_type]),
                *(t(CAPABILITIES[channel.capability(flow)]) for flow in Flow),
                round(full.hours, 1) if channel.moved_by_hours else None,
                round(full.money) if channel.moved_by_money else None,
                t.pick(channel.flow_reason, channel.flow_reason_it),
            )
        )
    return Table(columns=columns, rows=tuple(rows))
