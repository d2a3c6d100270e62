"""What only the browser can do: say the language, begin a screen at its top, let tables be scrolled by keyboard, close
the menu of a narrow window after a choice, keep names out of the link.

Names (of the business and of the user's own channels) stay in the session storage of this browser tab, beside the link
they belong to. After a refresh the tab hands them back; another tab, another person and the server never see them.

What is only said to the browser is a script in an element of plain HTML: it runs when it changes, and a slider that
moves does not wait for it, as it would for a component. Only what the browser answers needs a component.
"""

import json
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.ui import state
from smm.names import names_of, with_names

TELL = """({ language, screen, place, link, names }) => {
  document.documentElement.lang = language
  const until = performance.now() + 5000
  const bring = key => {  // once all is drawn: before, there may be no room to scroll
    const found = document.querySelector(`.st-key-${CSS.escape(key)}`)
    const drawn = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning"
    if (found && drawn) found.scrollIntoView({ block: screen === before ? "nearest" : "center" })
    else if (performance.now() < until) window.requestAnimationFrame(() => bring(key))
  }
  const before = window.screenShown
  if (![undefined, screen].includes(before)) {
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
    const pressed = document.activeElement
    if (pressed?.closest(".st-key-present") && !pressed.matches(":focus-visible")) pressed.blur()  // arrows move on
  }
  if (place) bring(place)
  window.screenShown = screen
  const reachable = () => {
    for (const box of document.querySelectorAll('[data-testid="stTable"] > div')) box.tabIndex = 0
  }
  const leaveMenu = ({ target }) => {
    if (window.innerWidth > 640 || !target.closest('[data-testid="stSidebarNavLink"]')) return
    window.setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(), 100)
  }
  reachable()
  if (!window.tablesAreWatched) {
    window.tablesAreWatched = true
    new MutationObserver(reachable).observe(document.body, { childList: true, subtree: true })
    document.addEventListener("click", leaveMenu)
  }
  if (names === null) return
  try { window.sessionStorage.setItem("plan-names", JSON.stringify({ link, names })) } catch {}
}"""

ASK = """
export default function ({ data, setTriggerValue }) {
  let kept = null
  try { kept = JSON.parse(window.sessionStorage.getItem("plan-names")) } catch { kept = null }
  setTriggerValue("names", kept && kept.link === data.link ? kept.names : {})
}
"""
KEY, RESTORED = "browser", "names_restored"

FOLLOW = """({ query }) => {
  const screen = window.location.pathname
  window.clearTimeout(window.addressWaits)
  window.addressWaits = window.setTimeout(() => {
    if (window.location.pathname === screen) window.history.replaceState(window.history.state, "", "?" + query)
  }, 60)
}"""

_ask = st.components.v2.component("browser", html="<span></span>", js=ASK)


def speak_and_remember(screen: str, place: str | None) -> None:
    """Set the document's language, begin a screen at its top or a place, keep names in the tab or ask for them."""
    link = state.link().get(state.LINK, "")
    ask = state.ASK_NAMES in st.session_state
    names = None if ask else names_of(state.plan())
    _tell(TELL, {"language": state.language().value, "screen": screen, "place": place, "link": link, "names": names})
    if ask:
        _ask_for_names(link)


@st.fragment
def _ask_for_names(link: str) -> None:
    """Ask the tab for names until it answers; the screen is drawn again only where there are some."""
    if state.ASK_NAMES in st.session_state:
        _ask(key=KEY, data={"link": link}, height=1, on_names_change=_answered)
    elif st.session_state.pop(RESTORED, False):
        st.rerun()


def _answered() -> None:
    st.session_state.pop(state.ASK_NAMES, None)
    kept: Any = getattr(st.session_state.get(KEY), "names", None)
    if isinstance(kept, dict) and kept:
        state.change(lambda plan: with_names(plan, kept))
        state.restart_fields()
        st.session_state[RESTORED] = True


def follow_in_address() -> None:
    """Write the plan into the address from a fragment, in the browser alone, once the picture is drawn.

    Setting a query parameter makes Streamlit's page draw everything again, which a slider should not wait for; the next
    whole run finds the address already right.
    """
    _tell(FOLLOW, {"query": urlencode(state.link())})


def _tell(script: str, data: dict[str, Any]) -> None:
    """Run a function of ours in the browser once, and leave nothing of it in the page; what it is told is only data."""
    told = json.dumps(data).replace("<", "\\u003c")  # nothing in it can end the script
    st.html(f"<script>document.currentScript.remove();({script})({told})</script>", unsafe_allow_javascript=True)
