"""From a typed table to the mix: the money of each channel, hours and formats of posts; undone by one press."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import streamlit as st

from pages.ui import state
from pages.ui.dropped_file import Drop
from pages.ui.fields import KINDS
from pages.ui.kept import kept
from smm.i18n import N_, Translator
from smm.ingest.to_plan import (
    HOURS_A_POST,
    Posted,
    Spent,
    likely_owned,
    placed,
    posted,
    spent_by_channel,
    with_posts,
    with_spends,
)
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Imported
from smm.ingest.understanding.roles import VOICES
from smm.ingest.with_mix import mix_of
from smm.media import MediaType
from smm.plan import Plan
from smm.words import FORMATS

BEFORE, WAITING = "before_import", "waiting"
MOST_NAMES = 12


def accept(drop: Drop, found: Imported, t: Translator) -> None:
    """Offer to put a table where it belongs."""
    if found.kind in (Kind.SPEND, Kind.WEEKLY):
        _spend(drop, found, t)
    elif found.kind is Kind.POSTS:
        _posts(drop, found, t)
    elif found.kind is Kind.MIX:
        _mix(found, drop.owner, t)
    elif found.kind in VOICES:
        _wait(drop.name, found, drop.owner, t)


def _spend(drop: Drop, found: Imported, t: Translator) -> None:
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
        st.caption(state.literal(t("Smaller ones are left out of the mix: {amount} a month.", amount=amount)))
    st.caption(
        t("These amounts take the place of what your mix says of these channels.")
        if into
        else t("Choose the channel of one amount at least.")
    )
    _button(owner, bool(into), lambda now: with_spends(now, into), N_("The spend is in your mix."), t)


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
        state.literal(f"{label}: {t.money(one.monthly, plan.profile.currency)}"),
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


def _posts(drop: Drop, found: Imported, t: Translator) -> None:
    owner = drop.owner
    plan = state.plan()
    owned = [c.id for c in plan.channels.of_type(MediaType.OWNED)]
    usual = likely_owned(drop.name, found, plan.channels)
    channel = st.selectbox(
        t("The channel of these posts"),
        owned,
        index=owned.index(usual),
        format_func=lambda c: plan.channels[c].name(t.language) if c in owned else c,
        key=f"owned_{owner}",
        persist_state="session",
    )
    made = posted(found, plan.channels, channel)
    st.markdown("\n".join(f"- {state.literal(_post_line(one, plan, t))}" for one in made))
    st.caption(t("Assumption: {hours} of work for each post.", hours=t.hours(HOURS_A_POST)))
    _button(owner, bool(made), lambda now: with_posts(now, made), N_("The posts are in your mix."), t)


def _post_line(one: Posted, plan: Plan, t: Translator) -> str:
    line = t(
        "{channel}: {posts} posts a month, {hours}",
        channel=plan.channels[one.channel].name(t.language),
        posts=t.short(one.posts / one.months),
        hours=t.hours(one.hours),
    )
    parts = [line, *([t.listing([t(FORMATS[f]) for f in one.formats])] if one.formats else [])]
    return "; ".join([*parts, *([t.money(one.monthly, plan.profile.currency)] if one.total else [])])


def _mix(found: Imported, owner: str, t: Translator) -> None:
    table = mix_of(found, state.plan().channels)
    for problem in table.problems[:5]:
        st.error(state.literal(problem.explain(t.language)), icon=":material/error:")

    def with_table(now: Plan) -> Plan:
        for allocation in table.allocations:
            now = now.with_allocation(allocation)
        return now

    _button(owner, bool(table.allocations), with_table, N_("The table is in your mix."), t)


def _wait(name: str, found: Imported, owner: str, t: Translator) -> None:
    waiting: Mapping[str, Imported] = st.session_state.get(WAITING, {})
    if name in waiting:
        st.info(t("Kept in this session for the measured conversation; the mix is not changed."))
    elif st.button(
        t("Keep for the measured conversation"), key=f"accept_{owner}", type="primary", icon=":material/check:"
    ):
        st.session_state[WAITING] = {**waiting, name: found}
        state.notify(N_("The messages are kept for this session."))
        st.rerun()


def _button(owner: str, ready: bool, update: Callable[[Plan], Plan], said: str, t: Translator) -> None:
    if st.button(
        t("Put it into my mix"), key=f"accept_{owner}", type="primary", icon=":material/check:", disabled=not ready
    ):
        before = state.plan()
        state.change(update)
        if state.plan() != before:  # a second press changes nothing, and must not take the way back
            st.session_state[BEFORE] = before
        state.notify(said)
        st.rerun()


def undo(t: Translator) -> None:
    """Offer to take back the last import."""
    before = st.session_state.get(BEFORE)
    if before is not None and st.button(t("Undo"), key="undo_import", icon=":material/undo:"):
        st.session_state[BEFORE] = None
        state.replace(before)
        st.rerun()


def waiting_list(t: Translator) -> None:
    """Draw what waits for the measured conversation, and the way to be rid of it."""
    waiting: Mapping[str, Imported] = st.session_state.get(WAITING, {})
    if not waiting:
        return
    st.subheader(t("Kept for the measured conversation"), anchor=False)
    lines = [f"{name}: {t(KINDS[one.kind])}, {t.number(len(one.rows))}" for name, one in waiting.items()]
    st.markdown("\n".join(f"- {state.literal(line)}" for line in lines))
    if st.button(t("Forget these messages"), key="forget_waiting", icon=":material/delete:"):
        st.session_state[WAITING] = {}
        st.session_state.pop("pseudonym_key", None)
        st.rerun()
