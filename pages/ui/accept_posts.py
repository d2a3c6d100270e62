"""From a table of posts to the mix: hours and formats of a channel of one's own."""

import streamlit as st

from pages.ui import state
from pages.ui.dropped_file import Drop
from pages.ui.into_mix import button
from pages.ui.literal import literal
from smm.i18n import N_, Translator
from smm.ingest.to_plan import HOURS_A_POST, Posted, likely_owned, posted, with_posts
from smm.ingest.understanding.meaning import Imported
from smm.media import MediaType
from smm.plan import Plan
from smm.words import FORMATS


def posts(drop: Drop, found: Imported, t: Translator) -> None:
    """Offer the hours and formats of the posts."""
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
    st.markdown("\n".join(f"- {literal(_post_line(one, plan, t))}" for one in made))
    st.caption(t("Assumption: {hours} of work for each post.", hours=t.hours(HOURS_A_POST)))
    button(owner, bool(made), lambda now: with_posts(now, made), N_("The posts are in your mix."), t)


def _post_line(one: Posted, plan: Plan, t: Translator) -> str:
    line = t(
        "{channel}: {posts} posts a month, {hours}",
        channel=plan.channels[one.channel].name(t.language),
        posts=t.short(one.posts / one.months),
        hours=t.hours(one.hours),
    )
    parts = [line, *([t.listing([t(FORMATS[f]) for f in one.formats])] if one.formats else [])]
    return "; ".join([*parts, *([t.money(one.monthly, plan.profile.currency)] if one.total else [])])
