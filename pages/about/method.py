"""The model in plain words, every number with its source or «assumption», and the evidence with its conflicts."""

import streamlit as st

from pages.ui import state
from pages.ui.navigation import steps
from pages.ui.own_numbers import every_number
from pages.ui.picture import show_table
from smm.evidence import conflicts, evidence
from smm.reference import catalogue_table, evidence_table, thresholds_table, weights_table

t = state.translator()
presenting = state.presenting()

st.title(t("How the planner thinks"), anchor=False)
st.markdown(
    t(
        "Media are what people exchange, not platforms. They are owned, paid or earned. "
        "Communication is *social* only when it goes in more than one direction."
    )
)

sections = {
    "model": t("The model"),
    "messages": t("Measured messages"),
    "numbers": t("Every number"),
    "evidence": t("Evidence"),
    "conflicts": t("Where studies disagree"),
    "channels": t("The channels"),
}
chosen = st.pills(
    t("Section"),
    list(sections),
    format_func=sections.get,
    key="method_section",
    default="model",
    required=True,
    persist_state="session",
    label_visibility="collapsed",
)

if chosen == "numbers":
    every_number(t, presenting)
elif chosen == "messages":
    st.markdown(
        t(
            "A company's message goes to customers. A customer's message goes to another customer when the nearest "
            "different author above it is one; otherwise to the company. Likes never count. "
            "Messages that answer each other are one conversation. "
            "First reply: from the opening to the company's first message strictly later. "
            "What a log cannot tell is never counted as zero."
        )
    )
    st.markdown(t("The verdict compares the log with these limits; each can be moved on the screen of the messages."))
    show_table(thresholds_table(t), t, "thresholds")
elif chosen == "evidence":
    words = st.text_input(
        t("Search the evidence"), key="evidence_words", persist_state="session", placeholder=t("for example: reviews")
    )
    found = [row for row in evidence().values() if row.matches(words or "")]
    st.markdown(
        t.plural(
            "{count} finding. Context only: never added up.",
            "{count} findings. Context only: never added up.",
            len(found),
        )
    )
    if found:
        show_table(evidence_table(found, t), t, "evidence")
elif chosen == "conflicts":
    st.markdown(t("Studies that disagree stand side by side; the planner never averages them."))
    for conflict in conflicts():
        with st.container(border=True, key=f"conflict_{conflict.id}"):
            st.markdown(f"**{t.pick(conflict.topic_en, conflict.topic_it)}**")
            one, other = st.columns(2)
            one.markdown(f"{t.pick(conflict.side_a_en, conflict.side_a_it)} ({conflict.side_a_ids.replace('|', ', ')})")
            other.markdown(
                f"{t.pick(conflict.side_b_en, conflict.side_b_it)} ({conflict.side_b_ids.replace('|', ', ')})"
            )
            st.caption(t("How we read it: {reading}", reading=t.pick(conflict.reading_en, conflict.reading_it)))
elif chosen == "channels":
    st.markdown(t("How well each channel carries each flow, and what a full presence takes."))
    show_table(catalogue_table(t, state.plan()), t, "channels")
else:
    st.markdown(
        t(
            "1. **Presence.** Money and hours on a channel become presence: the first hours count most.\n"
            "2. **Four currents.** You speak; customers speak to you; you answer each other; customers talk together. "
            "Each channel carries them more or less well. "
            "Your answers say how alive they are, or measured messages do: "
            "a third of all messages makes a flow fully alive, and dialogue is the share of conversations you answer.\n"
            "3. **Benefits.** Each benefit lives on certain currents, as the table shows. "
            "If only you speak, you earn almost nothing: four of the five benefits need customers to speak.\n"
            "4. **Locked.** The same mix with every current fully alive is its potential; "
            "the difference is what silence costs.\n"
            "5. **Interval.** Every number is drawn 1,024 times within its range; the thin line covers 8 cases in 10."
        )
    )
    show_table(weights_table(t, state.plan()), t, "weights")
    st.markdown(t("In symbols, for channel *c*, benefit *b* and current *k*:"))
    st.code(
        t(
            "u = money / M + hours / H        presence g = u / (1 + u)\n"
            "dose_b = Λ · Σ_c g(u_c) · Σ_k W[b,k] · cap[c,k] · a_k\n"
            "score_b = 100 · (1 − exp(−dose_b))"
        ),
        language=None,
        wrap_lines=True,
    )
    st.caption(
        t(
            "Source: «Introduzione al Social Media Marketing», De Bardo, 2020. "
            "The numbers are ours, each with its range."
        )
    )

steps("method", t, presenting)
