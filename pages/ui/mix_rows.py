"""The mix one channel at a time: a three-step control, and exact amounts one tap away."""

from collections.abc import Callable

import streamlit as st

from pages.ui import focus, state
from pages.ui.browser import follow_in_address
from smm.i18n import N_, Translator
from smm.media import Capability, Channel, Flow, Format, MediaType
from smm.mix import Allocation, merged
from smm.own_channel import add_own_channel
from smm.own_numbers import parameters_of
from smm.plan import Plan
from smm.steps import STEPS, Step, allocation_of, step_of
from smm.words import FLOWS, FORMATS, MEDIA_TYPE_TERMS, MEDIA_TYPES, MEDIA_TYPES_SHORT

CAPABILITIES = {
    Capability.NONE: N_("not at all"),
    Capability.LOW: N_("a little"),
    Capability.MEDIUM: N_("fairly"),
    Capability.HIGH: N_("very well"),
}
HOURS_TOP = 80.0
MONEY_TOP = 1e6
ICONS = {MediaType.OWNED: "home", MediaType.PAID: "payments", MediaType.EARNED: "reviews"}
COLOURS = {MediaType.OWNED: "blue", MediaType.PAID: "orange", MediaType.EARNED: "green"}


def group(media_type: MediaType, t: Translator) -> None:
    """Draw one media type: its channels in the mix, and a way to add another."""
    plan = state.plan()
    st.subheader(
        f":{COLOURS[media_type]}[:material/{ICONS[media_type]}: {t(MEDIA_TYPES[media_type])}]",
        anchor=False,
        help=t("Field term: {term}.", term=t(MEDIA_TYPE_TERMS[media_type])),
    )
    listed = [plan.channels[a.channel] for a in merged(plan.mix)]
    for channel in listed:
        if channel.media_type is media_type:
            _row(channel, plan, t)
    others = [c for c in plan.channels.of_type(media_type) if c not in listed]
    names = {c.id: c.name(t.language) for c in others}
    st.selectbox(
        t("Add a channel: {media_type}", media_type=t(MEDIA_TYPES_SHORT[media_type]).lower()),
        list(names),
        format_func=lambda name: names.get(name, name),
        index=None,
        placeholder=t("Add a channel"),
        key=state.key(f"add_{media_type}_{len(listed)}"),
        label_visibility="collapsed",
        on_change=_add,
        args=(state.key(f"add_{media_type}_{len(listed)}"),),
    )


def _add(where: str) -> None:
    name = st.session_state[where]
    if name in state.plan().channels:
        state.change(lambda plan: _with_step(plan, name, Step.LITTLE))


def _with_step(plan: Plan, name: str, step: Step) -> Plan:
    current = _allocation(plan, name)
    chosen = allocation_of(plan.channels[name], step, plan.profile, parameters_of(plan))
    return plan.with_allocation(chosen.model_copy(update={"formats": current.formats}))


def _allocation(plan: Plan, name: str) -> Allocation:
    return next((a for a in merged(plan.mix) if a.channel == name), Allocation(channel=name))


def _row(channel: Channel, plan: Plan, t: Translator) -> None:
    allocation = _allocation(plan, channel.id)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"row_{channel.id}"):
        _steps(channel, channel.name(t.language), allocation, plan, t)
        st.button(
            _amounts(allocation, plan, t),
            key=f"exact_{channel.id}",
            icon=":material/tune:",
            type="tertiary",
            help=t("Exact money and hours: {channel}", channel=state.literal(channel.name(t.language))),
            on_click=focus.on,
            args=(channel.id,),
        )


def _step(allocation: Allocation, channel: Channel, plan: Plan) -> Step:
    return step_of(allocation, channel, plan.profile, parameters_of(plan))


def _steps(channel: Channel, label: str, allocation: Allocation, plan: Plan, t: Translator) -> None:
    state.field(
        st.segmented_control,
        state.literal(label),
        f"step_{channel.id}",
        _step(allocation, channel, plan),
        lambda p, step: _with_step(p, channel.id, Step(step)),
        options=list(Step),
        format_func=lambda step: t(STEPS[step]),
        required=True,
        width="stretch",
        help=t.pick(channel.flow_reason, channel.flow_reason_it) or None,
    )


def _amounts(allocation: Allocation, plan: Plan, t: Translator) -> str:
    parts = [t.hours(allocation.hours)] if allocation.hours or not allocation.money else []
    if allocation.money:
        parts.append(t.money(allocation.money, plan.profile.currency, digits=0))
    return state.literal(" · ".join(parts))


def exact(name: str, redraw: Callable[[], None], t: Translator) -> None:
    """Draw everything about one channel, alone: the other channels step aside while its amounts are set."""
    plan = state.plan()
    channel, allocation = plan.channels[name], _allocation(plan, name)
    with st.container(border=True, key="exact_box"):
        _steps(channel, t("How much you use it"), allocation, plan, t)
        _hours(name, _step(allocation, channel, plan), redraw, t)
        _money_and_formats(channel, allocation, plan, t)
    with st.container(horizontal=True, key="exact_ways"):
        st.button(t("Done"), key="exact_done", type="primary", icon=":material/check:", on_click=focus.on, args=(None,))
        st.button(
            t("Remove this channel"), key=f"remove_{name}", icon=":material/delete:", on_click=_remove, args=(name,)
        )


def _remove(name: str) -> None:
    state.change(lambda plan: plan.without_channel(name))
    focus.on(None)


@st.fragment
def _hours(name: str, shown: Step, redraw: Callable[[], None], t: Translator) -> None:
    """Draw the hours of a channel; moving them redraws the picture without running the whole screen.

    The whole screen runs only when the three-step control, which stands outside and has ``shown``, must move too.
    """
    plan = state.plan()
    channel, allocation = plan.channels[name], _allocation(plan, name)
    if _step(allocation, channel, plan) is not shown:
        st.rerun()
    redraw()  # first, so that the picture leaves for the browser before the fields do
    state.field(
        st.slider,
        t("Hours a month"),
        f"hours_{channel.id}",
        float(allocation.hours),
        lambda p, hours: _set(p, channel.id, hours=float(hours)),
        min_value=0.0,
        max_value=max(HOURS_TOP, float(allocation.hours)),
        step=0.5,
        format="localized",
    )
    follow_in_address()


def _money_and_formats(channel: Channel, allocation: Allocation, plan: Plan, t: Translator) -> None:
    if channel.moved_by_money or allocation.money:
        state.field(
            st.number_input,
            t("Money a month, in {currency}", currency=plan.profile.currency),
            f"money_{channel.id}",
            float(allocation.money),
            lambda p, money: _set(p, channel.id, money=float(money)),
            min_value=0.0,
            max_value=max(MONEY_TOP, float(allocation.money)),
            step=10.0,
            format="%g",
        )
    else:
        st.caption(t("Money does not buy this: it comes from what others do. Your hours do count."))
    state.field(
        st.pills,
        t("What is exchanged there"),
        f"formats_{channel.id}",
        [f.value for f in (allocation.formats if allocation.formats is not None else channel.formats)],
        lambda p, formats: _set(p, channel.id, formats=tuple(Format(f) for f in formats)),
        options=[f.value for f in Format],
        format_func=lambda f: t(FORMATS[Format(f)]) if f in tuple(Format) else str(f),
        selection_mode="multi",
    )


def _set(plan: Plan, name: str, **amounts: object) -> Plan:
    return plan.with_allocation(_allocation(plan, name).model_copy(update=amounts))


def own_channel(t: Translator) -> None:
    """Offer to add a channel that the catalogue does not have."""
    with (
        st.expander(t("Add a channel of your own"), icon=":material/add:", key="own_channel"),
        st.form(state.key("own_form"), border=False),
    ):
        name = st.text_input(t("Name"), max_chars=80, key=state.key("own_name"))
        media_type = st.radio(
            t("Whose is it?"),
            list(MediaType),
            format_func=lambda kind: t(MEDIA_TYPES[kind]),
            key=state.key("own_type"),
        )
        flows = {
            flow: st.select_slider(
                t("How well it carries: {flow}", flow=t(FLOWS[flow]).lower()),
                list(Capability),
                value=Capability.MEDIUM,
                format_func=lambda level: t(CAPABILITIES[level]),
                key=state.key(f"own_{flow}"),
            )
            for flow in Flow
        }
        if st.form_submit_button(t("Add"), icon=":material/add:", key=state.key("own_add")):
            _add_own(name, media_type, flows)


def _add_own(name: str, media_type: MediaType, flows: dict[Flow, Capability]) -> None:
    if not name.strip():
        state.notify(N_("Give the channel a name first."))
        st.rerun()

    def update(plan: Plan) -> Plan:
        extended, channel = add_own_channel(plan, name, media_type, flows)
        return _with_step(extended, channel.id, Step.LITTLE)

    state.change(update)
    st.rerun()
