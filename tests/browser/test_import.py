"""The data door in a real browser: a UTF-16 export is dropped, its mapping corrected, and the mix follows."""

import pytest
from playwright.sync_api import expect

from smm.i18n import Translator
from tests.browser.checks import violations
from tests.browser.drive import click, open_all, open_screen, settle

EXPORT = (
    "Campaign report\nMay 1, 2026 - May 31, 2026\nCampaign\tDay\tCost\tClicks\nSpring\t2026-05-01\t1,234.50\t360\n"
    "Summer\t2026-05-20\t11.00\t30\nTotal: Account\t--\t1,245.50\t390\n"
)


@pytest.mark.parametrize("language", ["it", "en"])
def test_an_export_reaches_the_mix(page, server, tmp_path, language):
    t = Translator(language)
    (tmp_path / "google.csv").write_bytes(EXPORT.encode("utf-16"))
    open_screen(page, server, "import", language=language)
    page.locator('input[type="file"]').first.set_input_files(tmp_path / "google.csv")
    page.locator(".st-key-accept_0 button").wait_for()
    page.wait_for_timeout(500)  # alerts fade in
    settle(page)
    assert violations(page) == []
    open_all(page)
    assert violations(page) == []
    box = page.get_by_role("combobox", name=t("results").capitalize())
    box.fill("Clicks")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    settle(page)
    assert violations(page) == []
    click(page, "accept_0")
    page.wait_for_url("**plan=*")
    page.set_viewport_size({"width": 360, "height": 740})
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(page.url.replace("/import", "/mix"))
    settle(page)
    assert page.locator(".st-key-row_google_search_ads").count() == 1


def test_a_long_file_can_be_stopped_and_read_again(page, server, tmp_path):
    t = Translator("en")
    rows = "".join(f"2026-05-{1 + i % 28:02d},Spring {i},{i % 90},1\n" for i in range(400_000))
    (tmp_path / "long.csv").write_text("Day,Campaign,Cost,Clicks\n" + rows, encoding="utf-8")
    open_screen(page, server, "import")
    page.locator('input[type="file"]').first.set_input_files(tmp_path / "long.csv")
    page.locator(".st-key-stop_0_reading button").click()
    expect(page.get_by_text(t("You stopped reading this file."))).to_be_visible()
    settle(page)
    assert page.locator(".st-key-accept_0").count() == 0
    assert page.locator(".st-key-again_0 button").count() == 1
