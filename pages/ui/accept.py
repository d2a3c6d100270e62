"""The last step of bringing data in: what a table would change in the mix, and the button that does it."""

from collections.abc import Callable

import streamlit as st

from pages.ui import state
from smm.i18n import N_, Translator
from smm.ingest.matching import Kind
from smm.ingest.meaning import Imported
from smm.ingest.to_plan import (
    HOURS_A_POST,
    Spent,
    likely_channel,
    likely_owned,
    posted,
    spent,
    spent_by_channel,
    with_posts,
    with_spend,
    with_spends,
)
from smm.media import MediaType
from smm.plan import Plan

MOST_NAMES = 12
"""Most names without a channel of their own that are asked about."""


def accept(name: str, found: Imported, number: int, t: Translator) -> None:
    """Draw what a table brings to the mix; spend and posts do, the rest waits."""
    if found.kind is Kind.POSTS:
        _posts(name, found, number, t)
        return
    plan = state.plan()
    each = spent_by_channel(found, plan.channels, name, plan.profile.currency)
    money = spent(found, plan.profile.currency)
    if found.kind is Kind.WEEKLY and each:
        _by_channel(each, number, t)
        return
    if money is None:
        st.info(t("This table stays out of the mix for now: only spend and posts fill it."))
        return
    if money.currency and money.currency != plan.profile.currency:
        said = t("The amounts are in {theirs} and stay as they are; your plan counts in {ours}.",
                 theirs=money.currency, ours=plan.profile.currency)  # fmt: skip
        st.warning(state.literal(said), icon=":material/warning:")
    if "channel" in found.mapping and each:
        _by_channel(each, number, t)
    else:
        _one_channel(name, found, money, number, t)


def _one_channel(name: str, found: Imported, money: Spent, number: int, t: Translator) -> None:
    plan = state.plan()
    paid = {c.id: c.name(t.language) for c in plan.channels.of_type(MediaType.PAID)}
    channel = st.selectbox(
        t("The channel that was paid"),
        list(paid),
        index=list(paid).index(likely_channel(name, found, plan.channels)),
        format_func=lambda one: paid.get(one, one),
        key=state.key(f"channel_{number}"),
    )
    amount = t.money(money.monthly, plan.profile.currency)
    st.markdown(state.literal(t("On average {amount} a month.", amount=amount)))
    _button(number, t, lambda current: with_spend(current, channel, money.monthly), N_("The spend is in your mix."))


def _by_channel(each: dict[str, Spent], number: int, t: Translator) -> None:
    plan = state.plan()
    paid = {c.id: c.name(t.language) for c in plan.channels.of_type(MediaType.PAID)}
    placed = {channel: one for channel, one in each.items() if channel in paid}
    lines = [
        f"- {paid[c]}: " + t("On average {amount} a month.", amount=t.money(one.monthly, plan.profile.currency))
        for c, one in placed.items()
    ]
    if lines:
        st.markdown(state.literal("\n".join(lines)))
    for i, name in enumerate([n for n in each if n not in paid][:MOST_NAMES]):
        chosen = st.selectbox(
            t("Where {name} belongs", name=state.literal(name)),
            list(paid),
            index=None,
            format_func=lambda one: paid.get(one, one),
            placeholder=t("Leave it out"),
            key=state.key(f"place_{number}_{i}"),
        )
        if chosen:
            placed[chosen] = placed[chosen].plus(each[name]) if chosen in placed else each[name]
    if placed:
        _button(number, t, lambda current: with_spends(current, placed), N_("The spend is in your mix."))


def _posts(name: str, found: Imported, number: int, t: Translator) -> None:
    plan = state.plan()
    owned = {c.id: c.name(t.language) for c in plan.channels.of_type(MediaType.OWNED)}
    channel = st.selectbox(
        t("The channel these posts are from"),
        list(owned),
        index=list(owned).index(likely_owned(name, found, plan.channels)),
        format_func=lambda one: owned.get(one, one),
        key=state.key(f"owned_{number}"),
    )
    each = posted(found, plan.channels, channel)
    for one in each:
        said = t(
            "{channel}: {posts} posts a month, {hours} at {share} hours each.",
            channel=plan.channels[one.channel].name(t.language),
            posts=t.number(one.posts / one.months, 1),
            hours=t.hours(one.hours),
            share=t.number(HOURS_A_POST, 1),
        )
        st.markdown(state.literal(said))
    st.caption(t("The hours of a post are an assumption; you can change them in your mix."))
    if each:
        _button(number, t, lambda current: with_posts(current, each), N_("The posts are in your mix."))


def _button(number: int, t: Translator, change: Callable[[Plan], Plan], done: str) -> None:
    if st.button(t("Put it into my mix"), key=f"accept_{number}", type="primary", icon=":material/check:"):
        st.session_state["before_import"] = state.plan()
        state.change(change)
        state.notify(done)
        st.rerun()
