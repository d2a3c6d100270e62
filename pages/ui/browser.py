"""What only the browser can do: say the language, let tables be scrolled by keyboard, close the menu of a narrow window
after a choice, keep names out of the link.

Names (of the business and of the user's own channels) stay in the session storage of this browser tab, beside the link
they belong to. After a refresh the tab hands them back; another tab, another person and the server never see them.
"""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.ui import state
from smm.names import names_of, with_names

SCRIPT = """
const reachable = () => {
  for (const box of document.querySelectorAll('[data-testid="stTable"] > div')) box.tabIndex = 0
}

const leaveMenu = ({ target }) => {
  if (window.innerWidth > 640 || !target.closest('[data-testid="stSidebarNavLink"]')) return
  window.setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(), 100)
}

export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language
  reachable()
  if (!window.tablesAreWatched) {
    window.tablesAreWatched = true
    new MutationObserver(reachable).observe(document.body, { childList: true, subtree: true })
    document.addEventListener("click", leaveMenu)
  }
  const place = "plan-names"
  let kept = null
  try { kept = JSON.parse(window.sessionStorage.getItem(place)) } catch { kept = null }
  if (data.ask) {
    if (kept && kept.link === data.link) setTriggerValue("names", kept.names)
  } else {
    try { window.sessionStorage.setItem(place, JSON.stringify({ link: data.link, names: data.names })) } catch {}
  }
}
"""
KEY = "browser"

ADDRESS_SCRIPT = """
export default function ({ data }) {
  const screen = window.location.pathname
  window.clearTimeout(window.addressWaits)
  window.addressWaits = window.setTimeout(() => {
    if (window.location.pathname === screen) window.history.replaceState(window.history.state, "", "?" + data.query)
  }, 60)
}
"""

_component = st.components.v2.component("browser", html="<span></span>", js=SCRIPT)
_address = st.components.v2.component("address", html="<span></span>", js=ADDRESS_SCRIPT)


def speak_and_remember() -> None:
    """Set the document's language; keep the plan's names in the tab, or ask for them after a refresh."""
    ask = st.session_state.pop(state.ASK_NAMES, False)
    data = {
        "language": state.language().value,
        "link": state.link().get(state.LINK, ""),
        "names": names_of(state.plan()),
        "ask": ask,
    }
    _component(key=KEY, data=data, height=1, on_names_change=_restore)


def _restore() -> None:
    kept: Any = getattr(st.session_state.get(KEY), "names", None)
    if isinstance(kept, dict):
        state.change(lambda plan: with_names(plan, kept))
        state.restart_fields()


def follow_in_address() -> None:
    """Write the plan into the address from a fragment, in the browser alone, once the picture is drawn.

    Setting a query parameter makes Streamlit's page draw everything again, which a slider should not wait for; the next
    whole run finds the address already right.
    """
    _address(key="address", data={"query": urlencode(state.link())}, height=1)
