"""An export from drop to mix: understood, corrected by hand, accepted, undone; refusals in the person's language."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from smm.i18n import Language, Translator
from smm.ingest.samples import sample
from smm.ingest.understanding.matching import Kind
from smm.media import Format
from tests.pages.visitor import LANGUAGES, buttons, open_app, plan_of, said, sound, turn_to

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


def choose(at, label, value):
    next(box for box in at.selectbox if box.label.startswith(label)).select(value).run()
    sound(at)


def press(at, key):
    at.button(key=key).click().run()
    sound(at)


def money(at):
    return {entry.channel: entry.money for entry in plan_of(at).mix}


def test_the_mapping_can_be_corrected_by_hand():
    at = open_app("import")
    drop(at, b"x;y\nSpring;10\nSummer;20\n", "google.csv")
    choose(at, "What this table is", Kind.SPEND)
    choose(at, "Spend", "y")
    press(at, "accept_0")
    assert money(at)["google_search_ads"] == 30


def test_each_channel_gets_its_own_money():
    at = open_app("import")
    drop(at, b"Channel;Day;Cost\nFacebook;2026-05-01;60\nRadio;2026-05-20;30\nGoogle Ads;2026-05-31;10\n")
    choose(at, "Radio", "influencer_partnership")
    press(at, "accept_0")
    assert sorted(money(at).values()) == [10, 30, 60]


def test_several_currencies_are_asked_about_and_converted_by_hand():
    at = open_app("import")
    drop(at, b"Campaign;Cost;Currency\nA;10;USD\nB;20;EUR\nC;5;USD\n", "google.csv")
    at.segmented_control(key="currency_0").set_value("USD").run()
    sound(at)
    at.number_input[0].set_value(0.5).run()
    press(at, "accept_0")
    assert money(at)["google_search_ads"] == 7.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_posts_become_hours_and_formats(language):
    at = open_app("import", language=language)
    drop(at, sample(Kind.POSTS, Language(language)), "posts.csv")
    press(at, "accept_0")
    found = {entry.channel: entry for entry in plan_of(at).mix}
    assert found["facebook_page"].hours == 1
    assert Format.VIDEO in found["boosted_posts"].formats
    press(at, "undo_import")
    assert not plan_of(at).mix


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [Kind.INTERACTIONS, Kind.REVIEWS])
def test_messages_wait_and_can_be_forgotten(kind, language):
    at = open_app("import", language=language)
    drop(at, sample(kind, Language(language)), "messages.csv")
    press(at, "accept_0")
    assert at.session_state["waiting"]["messages.csv"].rows_out >= 4
    key = at.session_state["pseudonym_key"]
    press(at, "forget_waiting")
    assert not at.session_state["waiting"]
    assert at.session_state["pseudonym_key"] != key


def test_rows_of_overlapping_files_count_once():
    at = open_app("import")
    whole = sample(Kind.INTERACTIONS, Language.EN)
    start = b"".join(whole.splitlines(keepends=True)[:4])
    at.file_uploader[0].set_value([("a.csv", start, "text/csv"), ("b.csv", whole, "text/csv")]).run()
    sound(at)
    assert [box.value.split(",")[0] for box in at.success] == ["3 rows taken", "3 rows taken"]


def test_columns_saved_an_earlier_time_are_used_again():
    at = open_app("import")
    at.file_uploader[1].upload(
        "c.json", b'{"version": 1, "kind": "spend", "columns": {"spend": "y"}}', "text/json"
    ).run()
    sound(at)
    drop(at, b"x;y\nSpring;10\nSummer;20\n", "google.csv")
    press(at, "accept_0")
    assert money(at)["google_search_ads"] == 30


def test_a_wrong_guess_is_overruled():
    at = open_app("import")
    drop(at, "Campagna;Spesa\nŁódź;10\n".encode("cp1250"), "google.csv")
    choose(at, "Letters written in", "cp1250")
    assert "Łódź" in said(at) + " ".join(str(table.value) for table in at.table)
    choose(at, "Rows of headings", 0)
    assert "rows of headings: 0 (100%)" in said(at)


def test_day_and_month_are_asked_about_when_both_fit():
    at = open_app("import")
    drop(at, b"Campaign;Day;Cost\nA;3/4/2026;10\nB;5/4/2026;20\n", "google.csv")
    at.segmented_control(key="order_0").set_value("mdy").run()
    sound(at)
    assert "Mar 4, 2026" in said(at).replace("\\", "")


def test_a_stopped_file_is_not_read_until_asked_for():
    at = open_app("import")
    rows = "".join(f"2026-05-{1 + i % 28:02d},Spring,{i},1\n" for i in range(60_000))
    at.session_state["kept"] = {}
    drop(at, ("Day,Campaign,Cost,Clicks\n" + rows).encode(), "google.csv")
    assert at.success
    at.session_state["kept"] = {}
    at.session_state["stopped_0~0"] = True
    at.run()
    sound(at)
    assert not at.success
    press(at, "again_0")
    assert at.success


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_foreign_money_waits_for_its_rate(language):
    at = open_app("import", language=language)
    drop(at, b"Day,Campaign,Amount spent (USD)\n2026-05-01,A,100\n2026-05-20,B,100\n", "meta.csv")
    assert "accept_0" not in buttons(at)
    at.number_input[0].set_value(0.9).run()
    press(at, "accept_0")
    assert money(at)["meta_ads"] == 180


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_without_rows_are_said_and_nothing_is_called_a_success(language):
    at = open_app("import", language=language)
    drop(at, b"Giorno;Campagna;Importo speso (EUR)\r\n", "meta.csv")
    assert not at.success
    assert Translator(language)("The table has headings, and no row below them.")[:-1] in said(at)


def test_a_file_and_what_was_said_of_it_outlast_undo_another_screen_and_present():
    at = open_app("import")
    drop(at, b"x;y;z\nSpring;10;1\nSummer;20;2\n", "google.csv")
    choose(at, "What this table is", Kind.SPEND)
    choose(at, "Spend", "y")
    press(at, "accept_0")
    press(at, "undo_import")
    assert next(box.value for box in at.selectbox if box.label.startswith("Spend")) == "y"
    at = turn_to(turn_to(at, "mix"), "import")
    at.toggle(key="present").set_value(True).run()
    assert "google" not in said(at)
    at.toggle(key="present").set_value(False).run()
    assert next(box.value for box in at.selectbox if box.label.startswith("Spend")) == "y"
    press(at, "accept_0")
    assert money(at)["google_search_ads"] == 30
    press(at, "away_0")
    assert "google.csv" not in said(at).replace("\\", "") and not at.session_state["drops_earlier"]


def test_a_wrong_overruling_taken_back_gives_the_columns_back():
    at = open_app("import")
    drop(at, b"Campagna;Spesa\nSpring;10\nSummer;20\n", "google.csv")
    choose(at, "Rows of headings", 0)
    assert not at.success
    choose(at, "Rows of headings", 1)
    press(at, "accept_0")
    assert money(at)["google_search_ads"] == 30


def test_each_table_of_a_workbook_has_a_kind_of_its_own():
    book = Workbook()
    book.active.append(["Day", "Platform", "Amount spent (EUR)"])
    book.active.append(["2026-03-01", "Facebook", 12.5])
    posts = book.create_sheet("Posts")
    for row in (["Post ID", "Publish time", "Type", "Likes"], ["p-1", "2026-03-01", "Photo", 12]):
        posts.append(row)
    content = BytesIO()
    book.save(content)
    at = open_app("import")
    drop(at, content.getvalue(), "book.xlsx")
    kinds = set()
    for place in (0, 1, 0):
        choose(at, "Which table of the file", place)
        kinds.add((place, next(box.value for box in at.selectbox if box.label == "What this table is")))
    assert kinds == {(0, Kind.POSTS), (1, Kind.SPEND)}  # the longer table stands first


def test_a_change_of_language_in_the_middle_loses_nothing():
    at = open_app("import")
    drop(at, b"Day,Platform,Amount spent (USD)\n2026-03-01,Facebook,10.00\n2026-03-22,Instagram,12.00\n", "a.csv")
    at.number_input[0].set_value(0.9).run()
    choose(at, "Campaign", "Platform")
    at.session_state["lang"] = "it"
    at.run()
    sound(at)
    assert next(box.value for box in at.selectbox if box.label.startswith("Campagna")) == "Platform"
    assert at.number_input[0].value == 0.9
    press(at, "accept_0")
    assert money(at)["meta_ads"] == 19.8


def test_a_second_press_leaves_undo_as_it_was():
    at = open_app("import")
    before = plan_of(at).mix
    drop(at, SPEND.encode("utf-16"))
    press(at, "accept_0")
    press(at, "accept_0")
    press(at, "undo_import")
    assert plan_of(at).mix == before
