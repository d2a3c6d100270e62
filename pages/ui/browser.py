"""What only the browser can do: say the language, begin a screen at its top, let tables be scrolled by keyboard, close
the menu of a narrow window after a choice, keep names out of the link.

Names (of the business and of the user's own channels) stay in the session storage of this browser tab, beside the link
they belong to. After a refresh the tab hands them back to its new session; no other tab and no other person gets them.

What is only said to the browser is a script in an element of plain HTML: it runs when it changes, and a slider that
moves does not wait for it, as it would for a component. Only what the browser answers needs a component.
"""

import json
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.ui import state
from smm.names import names_of, with_names

NAMES = """{
  owed({ visit, opened }) {
    try {
      const kept = JSON.parse(window.sessionStorage.getItem("plan-names"))
      const some = kept.visit !== visit && kept.link === opened && Object.keys(kept.names).length > 0
      return some ? kept.names : null
    } catch { return null }
  },
  keep({ visit, opened, link, names }) {
    if (this.owed({ visit, opened })) return
    try { window.sessionStorage.setItem("plan-names", JSON.stringify({ visit, link, names })) } catch {}
  },
}"""
"""What the tab keeps. It owes a visit the names that an earlier one left for the link that this one began with, and
keeps none over them."""

TELL = """names => ({ language, screen, place, ...plan }) => {
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
  names.keep(plan)
}"""

ANSWER = """
export default function ({ data, setTriggerValue }) {
  const owed = names.owed(data)
  if (owed) setTriggerValue("names", owed)
}
"""
"""A tab that owes none stays silent, and an answer asks for the whole screen: Streamlit sends what is set in one moment
as one request, and a press beside an answer that asked for a part of the screen was lost."""
KEY = "browser"

FOLLOW = """names => ({ query, ...plan }) => {
  const screen = window.location.pathname
  window.clearTimeout(window.addressWaits)
  window.addressWaits = window.setTimeout(() => {
    if (window.location.pathname !== screen) return
    window.history.replaceState(window.history.state, "", "?" + query)
    names.keep(plan)
  }, 60)
}"""

_ask = st.components.v2.component("browser", html="<span></span>", js=f"const names = {NAMES}\n{ANSWER}")


def speak_and_remember(screen: str, place: str | None, ask: bool = True) -> None:
    """Set the document's language, begin a screen at its top or a place, keep names in the tab and ask for some."""
    plan = _named(state.link())
    _tell(TELL, plan | {"language": state.language().value, "screen": screen, "place": place})
    if ask and plan["opened"]:
        _ask(key=KEY, data={"visit": plan["visit"], "opened": plan["opened"]}, height=1, on_names_change=_answered)


def _named(address: dict[str, str]) -> dict[str, Any]:
    """Return the plan's names and link, the visit that keeps them, and the link for which it may be owed some."""
    link, opened = address.get(state.LINK, ""), st.session_state.get(state.OPENED)
    return {"visit": st.session_state[state.VISIT], "opened": opened, "link": link, "names": names_of(state.plan())}


def _answered() -> None:
    st.session_state.pop(state.OPENED, None)
    names: Any = getattr(st.session_state.get(KEY), "names", None)
    if isinstance(names, dict):
        state.change(lambda plan: with_names(plan, names))
        state.restart_fields()


def follow_in_address() -> None:
    """Write the plan into the address, and its names into the tab, from a fragment once the picture is drawn.

    Setting a query parameter makes Streamlit's page draw everything again, which a slider should not wait for; the next
    whole run finds the address already right.
    """
    address = state.link()
    _tell(FOLLOW, _named(address) | {"query": urlencode(address)})


def _tell(script: str, data: dict[str, Any]) -> None:
    """Run a function of ours in the browser once, and leave nothing of it in the page; what it is told is only data."""
    told = json.dumps(data).replace("<", "\\u003c")  # nothing in it can end the script
    st.html(
        f"<script>document.currentScript.remove();({script})({NAMES})({told})</script>", unsafe_allow_javascript=True
    )
