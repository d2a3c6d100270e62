"""The data door in a real browser: a UTF-16 export is dropped, its mapping corrected, and the mix follows."""

import pytest

from smm.i18n import Translator
from tests.browser.drive import click, open_screen, settle
from tests.browser.test_axe import violations

EXPORT = (
    "Campaign report\nMay 1, 2026 - May 31, 2026\nCampaign\tDay\tCost\tClicks\nSpring\t2026-05-01\t1,234.50\t360\n"
    "Summer\t2026-05-20\t11.00\t30\nTotal: Account\t--\t1,245.50\t390\n"
)


@pytest.mark.parametrize("language", ["it", "en"])
def test_an_export_reaches_the_mix(page, server, tmp_path, language):
    t = Translator(language)
    (tmp_path / "google.csv").write_bytes(EXPORT.encode("utf-16"))
    open_screen(page, server, "import", language=language)
    page.locator('input[type="file"]').set_input_files(tmp_path / "google.csv")
    page.locator(".st-key-accept_0 button").wait_for()
    settle(page)
    assert violations(page) == []
    page.locator(".st-key-map_0 summary").click()
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
