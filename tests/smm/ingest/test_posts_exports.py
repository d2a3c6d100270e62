"""Posts as pages and channels export them: invented files, sums worked out by hand, and their way into the plan."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smm.ingest.files.formats import read_bytes
from smm.ingest.text.cell_model import known_headings
from smm.ingest.to_plan import HOURS_A_POST, likely_owned, months_of, posted, with_posts
from smm.ingest.understanding.matching import KNOWN, Kind
from smm.ingest.understanding.meaning import import_table
from smm.media import Format, catalogue
from smm.plan import Plan
from tests.smm.folders import DATA, shared
from tests.smm.ingest.opened import only_table, table

# language: headings of id, publishing time, type, views, reach, likes, comments, shares
PAGES = {
    "en": "Post ID,Publish time,Post type,Views,Reach,Reactions,Comments,Shares",
    "it": "ID del post,Orario di pubblicazione,Tipo di post,Visualizzazioni,Copertura,Mi piace,Commenti,Condivisioni",
    "de": "Beitrags-ID,Veröffentlichungszeit,Beitragstyp,Aufrufe,Reichweite,Gefällt mir,Kommentare,Geteilte Inhalte",
    "fr": "ID de la publication,Heure de publication,Type de publication,Vues,Couverture,J’aime,Commentaires,Partages",
    "es": "Identificador de la publicación,Hora de publicación,Tipo de publicación,Visualizaciones,Alcance,Me gusta,"
    "Comentarios,Veces que se compartió",
    "pt": "Identificação do post,Horário de publicação,Tipo de post,Visualizações,Alcance,Curtidas,Comentários,"
    "Compartilhamentos",
    "nl": "Bericht-ID,Publicatietijd,Type bericht,Weergaven,Bereik,Vind-ik-leuks,Opmerkingen,Keren gedeeld",
    "pl": "Identyfikator posta,Godzina publikacji,Typ posta,Wyświetlenia,Zasięg,Polubienia,Komentarze,Udostępnienia",
    "sv": "Inläggs-id,Publiceringstid,Inläggstyp,Visningar,Räckvidd,Gilla-markeringar,Kommentarer,Delningar",
    "tr": "Gönderi Kimliği,Yayınlanma zamanı,Gönderi türü,Görüntüleme,Erişim,Beğenmeler,Yorumlar,Paylaşımlar",
    "el": "Αναγνωριστικό δημοσίευσης,Ώρα δημοσίευσης,Τύπος δημοσίευσης,Προβολές,Απήχηση,Μου αρέσει,Σχόλια,"
    "Κοινοποιήσεις",
    "ja": "投稿ID,公開時間,投稿タイプ,閲覧数,リーチ,いいね！,コメント,シェア",
}
BODY = (
    "1234567890123,05/13/2026 10:00,Photo,900,700,30,4,2\n1234567890124,05/14/2026 18:30,Video,2100,1500,75,9,6\n"
    "1234567890125,05/20/2026 07:15,Link,400,390,5,0,1\n"
)


@pytest.mark.parametrize("language", PAGES)
def test_a_page_in_many_languages(language):
    found = only_table(f"{PAGES[language]}\n{BODY}")
    assert found.kind is Kind.POSTS and found.kind_confidence >= 0.9
    wanted = {"views": 3400, "reach": 2590, "likes": 110, "comments": 13, "shares": 9}
    assert found.sums == {name: Decimal(value) for name, value in wanted.items()}
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert [row["published_at"] for row in rows][::2] == ["2026-05-13T10:00:00", "2026-05-20T07:15:00"]
    assert [row["format"] for row in rows] == ["photo", "video", "link"]


def test_the_total_row_at_the_top_of_videos_is_left_out():
    found = only_table(
        "Content,Video title,Video publish time,Views,Watch time (hours)\nTotal,,,3100,41.2\n"
        'abc-1,How we bake,"May 13, 2026",1000,21.1\nabc-2,Open day,"May 20, 2026",2100,20.1\n'
    )
    assert (found.sums["views"], found.totals_rows, found.rows_out) == (3100, 1, 2)


def test_the_same_post_in_two_exports_counts_once_and_the_newer_wins():
    again = BODY + "1234567890125,05/20/2026 07:15,Link,480,450,6,1,1\n"
    found = only_table(f"{PAGES['en']}\n{again}")
    assert (found.duplicates, found.sums["views"], found.rows_out) == (1, 3480, 3)


def test_ids_ruined_by_a_spreadsheet_merge_nothing():
    rows = [("1.24E+17", f"2026-05-1{i}", "photo", "3") for i in range(4)]
    found = import_table(table(("Post ID", "Date", "Type", "Likes"), *rows))
    assert (found.duplicates, found.sums["likes"]) == (0, 12) and found.warnings


def test_short_counts_and_mixed_dates():
    rows = (("1", "2026-05-13", "1.2K", "33"), ("2", "14/05/2026", "3.4M", "2K"), ("3", "15/05/2026", "850", "7"))
    found = import_table(table(("Post ID", "Publish time", "Views", "Likes"), *rows))
    assert (found.sums["views"], found.sums["likes"]) == (3_402_050, 2_040)


def test_rates_and_ids_are_no_counts():
    header = ("Tweet id", "Tweet text", "time", "impressions", "engagement rate", "retweets", "favorites")
    rows = [(f"99{i}0000000012", f"We open at {i}, come by", f"2026-05-1{i}", str(800 + i), "0.0312", "2", "9")
            for i in range(5)]  # fmt: skip
    found = import_table(table(header, *rows))
    assert set(found.sums) == {"impressions", "shares", "likes"}


INSIGHTS = {
    "daily": "Date,Reach,Impressions,Page likes\n2026-05-13,90,120,3\n2026-05-14,80,130,4\n2026-05-15,70,110,2\n",
    "pages": "Page title,Views,Users\nHome,120,100\nMenu,80,70\nContact,40,38\n",
    "people": "Age,Women,Men\n18-24,10%,12%\n25-34,20%,18%\n35-44,15%,25%\n",
}


@pytest.mark.parametrize("name", INSIGHTS)
def test_figures_of_a_whole_page_are_no_posts(name):
    found = only_table(INSIGHTS[name])
    assert found is None or found.kind_confidence < 0.9


likes = st.integers(0, 9_999)
posts = st.lists(st.tuples(likes, likes, likes), min_size=3, max_size=9)
HEADER = ("Post ID", "Publish time", "Post type", "Views", "Likes", "Comments")


def built(rows):
    kinds = ("Photo", "Video", "Link")
    body = [
        (f"12345678901{i}", f"2026-05-1{i} 10:00", kinds[i % 3], *map(str, figures)) for i, figures in enumerate(rows)
    ]
    return table(HEADER, *body)


@settings(max_examples=40, deadline=None)
@given(posts, st.permutations(range(6)), st.randoms(use_true_random=False))
def test_neither_the_order_of_columns_nor_of_rows_matters(rows, order, random):
    one = built(rows)
    body = [tuple(row[i] for i in order) for row in one.rows]
    random.shuffle(body)
    found, again = import_table(one), import_table(table([one.header[i] for i in order], *body))
    assert (found.kind, found.sums, found.rows_out) == (again.kind, again.sums, again.rows_out)


@settings(max_examples=40, deadline=None)
@given(posts, st.integers(0, 9))
def test_a_total_anywhere_changes_no_sum(rows, place):
    body = list(built(rows).rows)
    body.insert(min(place, len(body)), ("Total", "", "", *(str(sum(r[k] for r in rows)) for k in range(3))))
    found = import_table(table(HEADER, *body))
    assert found.sums["likes"] == sum(r[1] for r in rows) and found.totals_rows == 1


@settings(max_examples=30, deadline=None)
@given(posts, st.lists(st.text("bdfgklmnprstvzaeiou", min_size=5, max_size=9), min_size=6, max_size=6, unique=True))
def test_headings_without_meaning_are_never_believed(rows, names):
    assume(not set(names) & (KNOWN | known_headings()))
    found = import_table(table(names, *built(rows).rows))
    assert found is None or found.kind_confidence < 0.9


# ---- to the plan ----------------------------------------------------------------------------------------------------


def test_posts_become_hours_and_formats_of_owned_and_boosted():
    header = ("Post ID", "Publish time", "Type", "Boosted", "Amount spent (EUR)", "Likes")
    rows = [
        (str(10_000_000 + i), f"2026-{1 + i // 4:02d}-{10 + i % 4}", "Photo" if i % 2 else "Video", boosted, money, "3")
        for i, (boosted, money) in enumerate([("No", ""), ("Yes", "30.00"), ("No", ""), ("No", "")] * 2)
    ]
    found = import_table(
        table(
            header,
            *rows,
        )
    )
    months = months_of(found)
    page, boosted = posted(found, catalogue(), "instagram_profile")
    assert (page.channel, page.posts, page.formats) == ("instagram_profile", 6, (Format.PHOTO, Format.VIDEO))
    assert (boosted.channel, boosted.posts, boosted.total) == ("boosted_posts", 2, Decimal("60.00"))
    assert page.hours == round(6 / months * HOURS_A_POST, 1)
    plan = with_posts(Plan(mix=[{"channel": "instagram_profile", "money": 5, "hours": 99}]), (page, boosted))
    assert [(a.channel, a.money, a.hours) for a in plan.mix] == [
        ("instagram_profile", 5, page.hours),
        ("boosted_posts", boosted.monthly, boosted.hours),
    ]


def test_posts_of_several_networks_go_each_to_its_own():
    header = ("Date", "Canale", "Tipo", "Like", "Commenti")
    rows = [(f"{13 + i}/05/2026", ("Facebook", "Instagram", "LinkedIn")[i % 3], "foto", "9", "1") for i in range(9)]
    found = import_table(table(header, *rows))
    assert {p.channel: p.posts for p in posted(found, catalogue(), "blog")} == {
        "facebook_page": 3, "instagram_profile": 3, "linkedin_page": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "channel"), [("tiktok_2026.csv", "tiktok_profile"), ("posts_instagram.xlsx", "instagram_profile")]
)
def test_the_name_of_the_file_tells_the_channel(name, channel):
    assert likely_owned(name, only_table(f"{PAGES['en']}\n{BODY}"), catalogue()) == channel


def test_spend_or_weeks_are_no_posts():
    assert posted(only_table("Campaign,Cost,Clicks\nA,3.50,5\nB,4.50,7\n"), catalogue(), "blog") == ()


def test_the_real_page_gives_the_hours_and_formats_of_its_example():
    (one,) = read_bytes((shared("data") / "facebook_posts.csv").read_bytes()).tables
    found = import_table(one)
    assert found.kind is Kind.POSTS and found.rows_out == 500
    assert (found.sums["impressions"], found.sums["reach"]) == (14_792_974, 6_951_680)
    example = Plan.model_validate_json((DATA / "examples" / "facebook_page_2014.json").read_text(encoding="utf-8"))
    hours = {a.channel: (a.hours, a.formats) for a in example.mix}
    assert {p.channel: (p.hours, p.formats) for p in posted(found, catalogue(), "facebook_page")} == hours
