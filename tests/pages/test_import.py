"""An export from drop to mix: understood, corrected by hand, accepted, undone; refusals in the person's language."""

import pytest

from smm.i18n import Translator
from tests.pages.visitor import LANGUAGES, open_app, plan_of, said, sound

SPEND = (
    "Campaign report\nMay 2026\n\nGiorno;Campagna;Importo speso (EUR);Impression\n2026-05-01;A;1.234,50;30.000\n"
    "2026-05-20;B;11,00;1.000\nTotale;;1.245,50;31.000\n"
)


def drop(at, content, name="meta.csv"):
    at.file_uploader[0].upload(name, content, "text/csv").run()
    sound(at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dropped_export_reaches_the_mix_and_can_be_taken_back(language):
    at = open_app("import", language=language)
    before = plan_of(at)
    drop(at, SPEND.encode("utf-16"))
    assert "1.245,50" in said(at) or "1,245.50" in said(at)
    at.button(key="accept_0").click().run()
    sound(at)
    (entry,) = [a for a in plan_of(at).mix if a.channel == "meta_ads"]
    assert entry.money == 1245.5
    at.button(key="undo_import").click().run()
    assert plan_of(at).mix == before.mix


def test_the_mapping_can_be_corrected_by_hand():
    at = open_app("import")
    drop(at, b"x;y\nSpring;10\nSummer;20\n", "google.csv")
    at.selectbox[0].select_index(3).run()
    sound(at)
    next(box for box in at.selectbox if box.label.startswith("Spend")).select("y").run()
    sound(at)
    at.button(key="accept_0").click().run()
    assert [a.money for a in plan_of(at).mix if a.channel == "google_search_ads"] == [30]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_file_is_refused_in_words(language):
    at = open_app("import", language=language)
    drop(at, b"PK\x03\x04 broken", "x.xlsx")
    assert [error.value for error in at.error]
    assert Translator(language)("The workbook is damaged.").rstrip(".") in at.error[0].value.replace("\\", "")


def test_no_author_is_shown():
    at = open_app("import")
    drop(
        at,
        b"tweet_id,author_id,inbound,created_at,text\n"
        b"1,rosabianchi,True,2026-05-01,hello dear bar\n2,bar,False,2026-05-02,hi\n",
    )
    tables = " ".join(str(table.value) for table in at.table)
    assert tables and "rosabianchi" not in tables and "hello dear" not in tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_channel_of_a_table_gets_its_money_and_the_rest_is_placed_by_hand(language):
    at = open_app("import", language=language)
    drop(at, b"Canale;Spesa (EUR)\nFacebook;100,00\nTikTok;40,00\nRadio Sole;30,00\n", "spese.csv")
    box = next(box for box in at.selectbox if "Radio Sole" in box.label)
    box.select("google_display_ads").run()
    sound(at)
    at.button(key="accept_0").click().run()
    sound(at)
    money = {a.channel: a.money for a in plan_of(at).mix if a.money}
    assert money.items() >= {"meta_ads": 100, "tiktok_ads": 40, "google_display_ads": 30}.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_posts_become_hours_of_their_channel(language):
    at = open_app("import", language=language)
    rows = "".join(f"90000000{d},2026-05-{d} 10:00,Photo,{d}\n" for d in range(10, 22))
    drop(at, f"Post ID,Publish time,Post type,Likes\n{rows}".encode(), "instagram.csv")
    at.button(key="accept_0").click().run()
    sound(at)
    (entry,) = [a for a in plan_of(at).mix if a.channel == "instagram_profile"]
    assert entry.hours == 6 and [f.value for f in entry.formats] == ["photo"]
    at.button(key="undo_import").click().run()
    sound(at)
