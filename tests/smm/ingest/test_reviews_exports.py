"""Reviews with the company's answer in a column: made-up rows, expectations counted by hand."""

import json

import pytest

from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.plain_cells import dictionary, rating
from tests.smm.ingest.opened import counts, csv_of, imported, rows_of, sure

# stars, what was said, the answer
SAID = (
    (5, "Lovely place and very kind people behind the bar", "Thank you, see you soon"),
    (2, "The coffee was cold and nobody came for a while", ""),
    (4, "Good cakes, but it is hard to find a free table", ""),
    (1, "They forgot my order twice on the same evening", "We are sorry, come back to us"),
    (3, "Neither good nor bad, I may come again some day", ""),
    (5, "The best breakfast of the whole town, every day", ""),
)
WHO = ("Rosa", "Aldo", "Ines", "Ugo", "Rosa", "Lia")
STARS = 20
WORDS = ("ONE", "TWO", "THREE", "FOUR", "FIVE")


def reviews(head, cells, delimiter=",", encoding="utf-8"):
    rows = [cells(i, WHO[i], *said) for i, said in enumerate(SAID)]
    return csv_of(head, rows, delimiter, encoding)


def when(answer, day, text):
    return day if answer else text


PLATFORMS = {
    "map listing": (
        ["reviewId", "reviewer.displayName", "starRating", "comment", "createTime",
         "reviewReply.comment", "reviewReply.updateTime"],
        lambda i, who, n, said, answer: [
            f"r{i}", who, WORDS[n - 1], said, f"2026-05-{i + 1:02d}T10:00:00Z", answer,
            "2026-05-20T10:00:00Z" if answer else "",
        ],
        ["message_id", "author", "rating", "text", "sent_at", "answer_text", "answer_at"],
    ),
    "travel": (
        ["Rating", "Review Text", "Published Date", "User Name", "Management Response"],
        lambda i, who, n, said, answer: [f"{n}/5", said, f"May {i + 1}, 2026", who, answer],
        ["rating", "text", "sent_at", "author", "answer_text"],
    ),
    "shop": (
        ["Review Id", "Review Username", "Review Stars", "Review Title", "Review Content",
         "Review Created (UTC)", "Company Reply"],
        lambda i, who, n, said, answer: [
            f"6f{i}", who, n, f"Title {i}", said, f"2026-05-{i + 1:02d} 10:00:00", answer
        ],
        ["message_id", "author", "rating", "text", "sent_at", "answer_text"],
    ),
    "apps": (
        ["id", "date", "userName", "rating", "review", "developerResponse"],
        lambda i, who, n, said, answer: [
            900 + i, f"2026-05-{i + 1:02d} 10:00:00", who, n, said,
            str({"id": i, "body": answer, "modified": "2026-05-20T10:00:00Z"}) if answer else "",
        ],
        ["message_id", "sent_at", "author", "rating", "text", "developerResponse.id", "answer_text", "answer_at"],
    ),
    "flag": (
        ["Date", "Reviewer", "Rating", "Review", "Company Response"],
        lambda i, who, n, said, answer: [f"2026-05-{i + 1:02d}", who, n, said, "Yes" if answer else "No"],
        ["sent_at", "author", "rating", "text", "answered"],
    ),
    "stars": (
        ["Review date", "Name", "Stars", "Review", "Owner answer"],
        lambda i, who, n, said, answer: [f"2026-05-{i + 1:02d}", who, "★" * n + "☆" * (5 - n), said, answer],
        ["sent_at", "author", "rating", "text", "answer_text"],
    ),
    "Italian": (
        ["Data", "Recensore", "Stelle", "Recensione", "Risposta del proprietario"],
        lambda i, who, n, said, answer: [f"{i + 13}/05/2026", who, n, said, answer],
        ["sent_at", "author", "rating", "text", "answer_text"],
    ),
    "German": (
        ["Bewertungsdatum", "Verfasser", "Sterne", "Bewertungstext", "Antwort des Inhabers"],
        lambda i, who, n, said, answer: [f"{i + 13}.05.2026", who, f"{n} von 5 Sternen", said, answer],
        ["sent_at", "author", "rating", "text", "answer_text"],
    ),
    "French": (
        ["Date de l’avis", "Auteur", "Note", "Avis", "Réponse du propriétaire"],
        lambda i, who, n, said, answer: [f"{i + 13}/05/2026", who, n, said, answer],
        ["sent_at", "author", "rating", "text", "answer_text"],
    ),
    "Portuguese": (
        ["Data da avaliação", "Cliente", "Nota", "Comentário", "Resposta da empresa"],
        lambda i, who, n, said, answer: [f"{i + 13}/05/2026", who, n, said, answer],
        ["sent_at", "author", "rating", "text", "answer_text"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("platform", PLATFORMS)
def test_answers_become_messages(platform):
    head, cells, fields = PLATFORMS[platform]
    found = imported(reviews(head, cells, ";" if platform in ("Italian", "German") else ","))
    assert found.kind is Kind.REVIEWS and (found.rows_in, found.rows_out) == (6, 6)
    assert set(sure(found)) == {field for field in fields if "." not in field}
    assert counts(found) == (8, 6, 2, 2)
    rows = rows_of(found)
    assert sum(row["rating"] for row in rows if row["rating"] is not None) == STARS
    assert rows[0]["sent_at"].startswith("2026-05-")
    answer = rows[1]
    assert (answer["author_is_company"], answer["in_reply_to"]) == (True, rows[0]["message_id"])
    assert answer.get("text") == (None if platform == "flag" else SAID[0][2])


def test_nested_json_of_reviews():
    made = [
        {
            "reviewId": f"r{i}",
            "reviewer": {"displayName": WHO[i]},
            "starRating": WORDS[stars - 1],
            "comment": said,
            "createTime": f"2026-05-{i + 1:02d}T10:00:00Z",
            **({"reviewReply": {"comment": answer, "updateTime": "2026-05-20T10:00:00Z"}} if answer else {}),
        }
        for i, (stars, said, answer) in enumerate(SAID)
    ]
    found = imported(json.dumps({"averageRating": 3.3, "reviews": made}).encode())
    assert counts(found) == (8, 6, 2, 2)


def test_a_scale_of_ten_stays_one():
    data = reviews(
        ["Data recensione", "Nome ospite", "Punteggio recensione", "Recensione positiva"],
        lambda i, who, n, said, answer: [f"{i + 13}/05/2026", who, f"{2 * n - 0.5:.1f}".replace(".", ","), said],
        ";",
    )
    found = imported(data)
    assert found.kind is Kind.REVIEWS and counts(found) == (6, 5, 0, 0)
    assert sum(row["rating"] for row in rows_of(found)) == 2 * STARS - 3


def test_headings_of_an_unknown_language_are_asked_about():
    data = reviews(
        ["いつ", "誰", "点", "感想文", "お店から"],
        lambda i, who, n, said, answer: [f"2026-05-{i + 1:02d}", who, n, said, answer],
    )
    found = imported(data)
    assert found.kind is Kind.REVIEWS
    assert {f: m.column for f, m in found.mapping.items()}.items() >= {
        "sent_at": "いつ", "rating": "点", "text": "感想文", "answer_text": "お店から"
    }.items()  # fmt: skip
    assert {"rating", "answer_text"} <= set(found.questions)


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        ("4/5", "4"), ("4.5 out of 5 stars", "4.5"), ("8,5 von 10", "8,5"), ("3 su 5", "3"), ("★★★★★", "5"),
        ("⭐⭐", "2"),
        ("★★★½", "3.5"), ("★★☆☆☆", "2"), ("THREE", "3"), ("cinque", "5"), ("3 stelle", "3"), ("4", None),
        ("great", None),
        ("4/7", None), ("", None), ("12 May", None),
    ],
)  # fmt: skip
def test_ratings_in_disguise(cell, stars):
    assert rating(cell) == stars


@pytest.mark.parametrize(
    "cell", ["{", "{}}", "{'a'", "[1]", "{1: 2}", "{'a': __import__('os')}", "{" * 30_000, "nothing"]
)
def test_what_is_no_dictionary(cell):
    assert dictionary(cell) is None
