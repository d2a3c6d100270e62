"""Find the Chromium that the browser tests drive; ``python -m tests.chromium`` fetches one when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HELP = "No Chromium found. On Debian: apt-get install chromium. Elsewhere: python -m playwright install chromium."


def find() -> str | None:
    """Return the path of a Chromium: SMM_CHROMIUM, one on the PATH, or the one Playwright fetched."""
    named = os.environ.get("SMM_CHROMIUM")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or _fetched()


def _fetched() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    if find() is None:
        sys.exit(subprocess.call([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]))
