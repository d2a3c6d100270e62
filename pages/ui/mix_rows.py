"""The mix one channel at a time: a three-step control, and exact amounts one tap away."""

import streamlit as st

from pages.ui import focus, state
from pages.ui.literal import literal
from pages.ui.plan_field import plan_field
from pages.ui.spoken import WRITTEN
from smm.i18n import N_, Translator
from smm.media import Capability, Channel, Flow, MediaType
from smm.mix import Allocation, merged
from smm.own_channel import add_own_channel
from smm.own_numbers import parameters_of
from smm.plan import Plan
from smm.steps import STEPS, Step, allocation_of, step_of
from smm.words import FLOWS, MEDIA_TYPE_TERMS, MEDIA_TYPES, MEDIA_TYPES_SHORT

CAPABILITIES = {
    Capability.NONE: N_("not at all"),
    Capability.LOW: N_("a little"),
    Capability.MEDIUM: N_("fairly"),
    Capability.HIGH: N_("very well"),
}
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
    current = allocation_in(plan, name)
    chosen = allocation_of(plan.channels[name], step, plan.profile, parameters_of(plan))
    return plan.with_allocation(chosen.model_copy(update={"formats": current.formats}))


def allocation_in(plan: Plan, name: str) -> Allocation:
    """Return what a plan gives a channel: nothing where it is not in the mix."""
    return next((a for a in merged(plan.mix) if a.channel == name), Allocation(channel=name))


def _row(channel: Channel, plan: Plan, t: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"row_{channel.id}"):
        step_field(channel, channel.name(t.language), plan, t)
        st.button(
            _amounts(allocation_in(plan, channel.id), plan, t),
            key=f"exact_{channel.id}",
            icon=":material/tune:",
            type="tertiary",
            help=t("Exact money and hours: {channel}", channel=literal(channel.name(t.language))),
            on_click=focus.on,
            args=(channel.id,),
        )


def step_in(plan: Plan, channel: Channel) -> Step:
    """Return how much a plan uses a channel."""
    return step_of(allocation_in(plan, channel.id), channel, plan.profile, parameters_of(plan))


def step_field(channel: Channel, label: str, plan: Plan, t: Translator) -> None:
    """Draw the three-step control of a channel."""
    plan_field(
        st.segmented_control,
        literal(label),
        f"step_{channel.id}",
        step_in(plan, channel),
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
    return literal(" · ".join(parts))


def own_channel(t: Translator) -> None:
    """Offer to add a channel that the catalogue does not have."""
    with (
        st.expander(t("Add a channel of your own"), icon=":material/add:", key="own_channel"),
        st.form(state.key("own_form"), border=False),
    ):
        name = st.text_input(t("Name"), max_chars=80, key=state.key(WRITTEN))
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
