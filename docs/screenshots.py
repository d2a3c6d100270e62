"""Take the README's screenshots anew: ``python -m docs.screenshots`` from the project's folder, after a screen changed.

Needs what the browser tests need, and Pillow (already inside Streamlit) to keep the files small.
"""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from smm.i18n import Language
from smm.ingest.samples import sample
from smm.ingest.understanding.matching import Kind
from smm.plan import Plan
from smm.trades import example
from tests.browser.conftest import LAUNCH, serving
from tests.browser.drive import PHONE, click, open_screen
from tests.browser.runs import visit
from tests.chromium import find

HERE = Path(__file__).parent
DESK = {"width": 1280, "height": 720}
TALL = {"width": 1280, "height": 1500}
COLOURS = 128


def main() -> None:
    """Take them all."""
    plan = example("bar_centrale")
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=LAUNCH)
        for path in ("start", "mix", "conversation", "benefits", "improve"):
            shot = _shot(browser, server, path, None if path == "start" else plan, size=DESK, language="en")
            _save(shot, path)
        _save(_shot(browser, server, "benefits", plan, size=DESK, language="it", present="true"), "present")
        _save(_dropped(browser, server), "import")
        _save(_measured(browser, server), "measured")
        walk = (("start", None), ("mix", plan), ("benefits", plan))
        _save(_beside([_shot(browser, server, path, p, size=PHONE, language="it") for path, p in walk]), "phone")
        browser.close()


def _shot(
    browser: Browser, server: str, path: str, plan: Plan | None, *, size: dict[str, int], language: str, **more: str
) -> Image.Image:
    page = visit(browser, viewport=size).new_page()
    open_screen(page, server, path, plan, language, **more)
    image = Image.open(io.BytesIO(page.screenshot()))
    page.context.close()
    return image


def _dropped(browser: Browser, server: str) -> Image.Image:
    """Return the data screen with the sample export of spend in it."""
    page = visit(browser, viewport=TALL).new_page()
    open_screen(page, server, "import", None, "en")
    export = {"name": "ads.csv", "mimeType": "text/csv", "buffer": sample(Kind.SPEND, Language.EN)}
    page.locator('input[type="file"]').first.set_input_files(export)
    page.locator(".st-key-accept_0 button").wait_for()
    page.wait_for_timeout(800)
    image = Image.open(io.BytesIO(page.screenshot(clip={"x": 60, "y": 60, "width": 1160, "height": 1420})))
    page.context.close()
    return image


def _measured(browser: Browser, server: str) -> Image.Image:
    """Return the screen of the messages with its example."""
    page = visit(browser, viewport=TALL).new_page()
    open_screen(page, server, "measured", example("bar_centrale"), "en")
    click(page, "use_messages")
    image = Image.open(io.BytesIO(page.screenshot(clip={"x": 60, "y": 60, "width": 1160, "height": 1000})))
    page.context.close()
    return image


def _beside(images: list[Image.Image]) -> Image.Image:
    row = Image.new("RGB", (sum(image.width for image in images), images[0].height), "white")
    left = 0
    for image in images:
        row.paste(image, (left, 0))
        left += image.width
    return row


def _save(image: Image.Image, name: str) -> None:
    small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
