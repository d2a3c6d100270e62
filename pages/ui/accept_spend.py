"""From a table of spend to the mix: the money of each channel, in the currency of the plan."""

from decimal import Decimal

import streamlit as st

from pages.ui import state
from pages.ui.dropped_file import Drop
from pages.ui.into_mix import button
from pages.ui.kept import kept
from pages.ui.literal import literal
from smm.i18n import N_, Translator
from smm.ingest.to_plan import Spent, placed, spent_by_channel, with_spends
from smm.ingest.understanding.meaning import Imported
from smm.media import MediaType

MOST_NAMES = 12
"""Amounts for which a channel is asked, the largest first."""


def spend(drop: Drop, found: Imported, t: Translator) -> None:
    """Offer the money of each channel that the rows name."""
    owner = drop.owner
    currency = _one_currency(found, owner, t)
    plan = state.plan()
    sign = (found, currency, plan.custom_channels)
    money = kept(f"{drop.id}:spent", sign, lambda: spent_by_channel(found, plan.channels, drop.name, currency))
    if not money:
        st.info(t("No money was found for the mix. If there is some, say above which column is the spend."))
        return
    rate = _rate(currency, plan.profile.currency, owner, t)
    if rate is None:
        return
    st.markdown(_over(next(iter(money.values())).months, t))
    ranked = sorted(((name, one.times(rate)) for name, one in money.items()), key=lambda pair: -pair[1].total)
    shown, rest = dict(ranked[:MOST_NAMES]), [one.monthly for _, one in ranked[MOST_NAMES:]]
    chosen = {name: _place(name, one, f"channel_{owner}_{i}", t) for i, (name, one) in enumerate(shown.items())}
    into = placed(shown, {name: channel for name, channel in chosen.items() if channel})
    if rest:
        amount = t.money(sum(rest), plan.profile.currency)
        st.caption(literal(t("Smaller ones are left out of the mix: {amount} a month.", amount=amount)))
    st.caption(
        t("These amounts take the place of what your mix says of these channels.")
        if into
        else t("Choose the channel of one amount at least.")
    )
    button(owner, bool(into), lambda now: with_spends(now, into), N_("The spend is in your mix."), t)


def _over(months: float, t: Translator) -> str:
    if t.short(months) == "1":
        return t("**Money a month**, of one month")
    return t("**Money a month**, on average over {months} months", months=t.short(months))


def _place(source: str, one: Spent, where: str, t: Translator) -> str | None:
    plan = state.plan()
    paid = [c.id for c in plan.channels.of_type(MediaType.PAID)]
    names = {c: plan.channels[c].name(t.language) for c in paid}
    label = names.get(source, source)
    return st.selectbox(
        literal(f"{label}: {t.money(one.monthly, plan.profile.currency)}"),
        paid,
        index=paid.index(source) if source in paid else None,
        format_func=lambda c: names.get(c, c),
        placeholder=t("Leave it out"),
        key=where,
        persist_state="session",
    )


def _one_currency(found: Imported, owner: str, t: Translator) -> str | None:
    if len(found.currencies) < 2:
        return found.currencies[0] if found.currencies else None
    return st.segmented_control(
        t("Several currencies are never added up. Take the amounts in"),
        found.currencies,
        default=found.currencies[0],
        required=True,
        key=f"currency_{owner}",
        persist_state="session",
    )


def _rate(currency: str | None, wanted: str, owner: str, t: Translator) -> Decimal | None:
    """Return what an amount is multiplied by; asked where the file counts in another currency than the plan.

    None until it is told: a rate taken by itself would put wrong money into the mix.
    """
    if currency in (None, wanted):
        return Decimal(1)
    label = t("The file counts in {currency}. How many {wanted} is one {currency}?", currency=currency, wanted=wanted)
    rate = st.number_input(
        label, 0.000001, 1_000_000.0, None, format="%.6g", key=f"rate_{owner}", persist_state="session"
    )
    return None if rate is None else Decimal(str(rate))
