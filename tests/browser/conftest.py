"""A real server and a real Chromium for the browser tests."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.drive import DESK
from tests.browser.runs import visit
from tests.chromium import HELP, find

ROOT = Path(__file__).resolve().parents[2]
LAUNCH = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--process-per-site",  # tabs of one visitor share what they compiled; a new one opens in half the time
)
FORGET = "() => { try { localStorage.clear(); sessionStorage.clear() } catch { /* a page that may keep nothing */ } }"


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextmanager
def serving(script: str = "app.py") -> Iterator[str]:
    """Run the app, or another script, in a process of its own and yield its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = os.environ | {"STREAMLIT_SERVER_ADDRESS": "127.0.0.1", "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address + "/_stcore/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(url: str, process: subprocess.Popen) -> None:
    for _ in range(1_200):
        assert process.poll() is None, "the server stopped while starting"
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer in two minutes")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail(HELP)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has been here before."""
    context = visit(chromium, viewport=DESK, locale="en-GB")
    yield context
    context.close()


@pytest.fixture(scope="session")
def tab(visitor: BrowserContext) -> Page:
    """The tab of all tests that need no new one: what the app is made of is compiled once, not for every test."""
    return visitor.new_page()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """A tab in which nothing is kept of another test; a browser that was never here is made by ``chromium``."""
    tab.bring_to_front()
    tab.set_viewport_size(DESK)
    yield tab
    forget(tab)


@pytest.fixture
def new_tab(visitor: BrowserContext) -> Iterator[Page]:
    """A tab of one's own, for a test that listens to it or gives it a script."""
    page = visitor.new_page()
    yield page
    forget(page)
    page.close()


@pytest.fixture(scope="session")
def other_tab(chromium: Browser) -> Iterator[Page]:
    context = visit(chromium, viewport=DESK, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def other_page(other_tab: Page) -> Iterator[Page]:
    """A tab of another browser, which keeps nothing of what the first one did."""
    yield other_tab
    forget(other_tab)


def forget(page: Page) -> None:
    page.evaluate(FORGET)
    page.context.clear_cookies()
