"""Chats exported from phones: made-up conversations in many shapes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.ingest.files.chats import read_chat
from smm.ingest.files.formats import read_bytes
from tests.smm.ingest.opened import counts, imported, rows_of

MARK = "\u200e"
# (the day and hour as written, what ends it): day 14, month 5, year 2026, 21:15 and 21:16
SHAPES = {
    "android it": "14/05/26, 21:{m} - {who}: {said}",
    "android en": "5/14/26, 9:{m}\u202fPM - {who}: {said}",
    "android de": "14.05.26, 21:{m} - {who}: {said}",
    "android es": "14/5/2026, 9:{m} p.\u00a0m. - {who}: {said}",
    "android pt": "14/05/2026 21:{m} - {who}: {said}",
    "android fr": "14/05/2026, 21:{m} - {who} : {said}",
    "android fr old": "14/05/2026 à 21:{m} - {who} : {said}",
    "android ja": "2026/05/14 21:{m} - {who}: {said}",
    "android iso": "2026-05-14, 21:{m} - {who}: {said}",
    "ios it": "[14/05/26, 21:{m}:03] {who}: {said}",
    "ios en": "[5/14/26, 9:{m}:03\u202fPM] {who}: {said}",
    "ios de": "[14.05.26, 21:{m}:03] {who}: {said}",
    "ios nl": "[14-05-2026 21:{m}:03] {who}: {said}",
    "ios marked": MARK + "[14/05/26, 21:{m}:03] {who}: {said}",
    "phone ko": "2026년 5월 14일 오후 9:{m}, {who} : {said}",
}
TALK = (
    ("15", "Bar: Centrale", "good evening"),
    ("15", "Rosa", "are you open?\nand until when?\n\nthe door: is it closed"),
    ("16", "Bar: Centrale", "until ten"),
    ("16", "+39 333 1234567", "note: I come too"),
    ("17", "Bar: Centrale", "good"),
)


def chat(shape, talk=TALK, end="\n"):
    return end.join(SHAPES[shape].format(m=m, who=who, said=said) for m, who, said in talk).encode() + end.encode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("shape", SHAPES)
def test_messages_of_a_chat(shape, end):
    found = imported(chat(shape, end=end), company=("Bar: Centrale",))
    assert not found.questions and counts(found) == (5, 3, 3, 0)
    rows = rows_of(found)
    assert [row["sent_at"][:16] for row in rows] == [f"2026-05-14T21:{m}" for m, _, _ in TALK]
    assert rows[1]["text"].replace("\r", "") == TALK[1][2]
    assert [row["author_is_company"] for row in rows] == [True, False, True, False, True]
    assert "333" not in str(found.rows)


def test_notices_of_the_app_are_no_messages():
    text = (
        "14/05/26, 21:10 - I messaggi e le chiamate sono crittografati end-to-end.\n"
        '14/05/26, 21:11 - Rosa ha creato il gruppo "Bar: gli amici"\n'
        "14/05/26, 21:12 - Aldo si è unito\n"
    )
    reading = read_bytes(text.encode() + chat("android it"))
    (table,) = reading.tables
    assert len(table.rows) == 5 and len(table.footer) == 3
    assert reading.rows_in == len(table.rows) + len(table.footer)
    assert reading.notes[0].values == {"count": 3}


def test_notices_inside_a_group_on_ios():
    text = (
        f"{MARK}[14/05/26, 21:10:00] Friends: {MARK}Messages and calls are end-to-end encrypted.\n"
        f"{MARK}[14/05/26, 21:11:00] Friends: {MARK}Rosa changed the group name\n"
        f"[14/05/26, 21:12:00] Rosa: hello\n"
        f"{MARK}[14/05/26, 21:13:00] Aldo: {MARK}immagine omessa\n"
        f"[14/05/26, 21:14:00] Rosa: {MARK}This message was deleted.\n"
    )
    table = read_chat(text.encode())
    assert [row[1] for row in table.rows] == ["Rosa", "Aldo", "Rosa"] and len(table.footer) == 2


def test_media_edited_and_deleted_messages_stay_messages():
    talk = (
        ("15", "Rosa", "<Media omessi>"),
        ("16", "Bar", "IMG-20260514-WA0001.jpg (file allegato)"),
        ("17", "Rosa", "Questo messaggio è stato eliminato"),
        ("18", "Bar", "a presto <Questo messaggio è stato modificato>"),
    )
    assert counts(imported(chat("android it", talk)))[:2] == (4, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Day;Cost\n14/05/26, 21:15;3\n15/05/26, 21:15;4\n",
        "14/05/2026,21:15,Rosa,5\n15/05/2026,21:16,Aldo,6\n",
        "[1, 2, 3]\n",
        '[{"a": "14/05/26, 21:15 - Rosa: hi"}]\n',
        "[14/05/26, 21:15:03] no name here\n[14/05/26, 21:15:04] nor here\n",
        "",
    ],
)
def test_what_is_no_chat(text):
    assert read_chat(text.encode()) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["15", "16", "59"]),
            st.sampled_from(["Rosa", "Aldo Neri", "Bar 2"]),
            st.text("ab:c \nè.;,\"'", max_size=20).filter(lambda said: not said.endswith("\n")),
        ),
        min_size=3,
        max_size=12,
    )
)
def test_every_message_comes_back(talk):
    table = read_chat(chat("android it", talk))
    assert len(table.rows) == len(talk)
    assert [row[1].startswith(who) for row, (_, who, _) in zip(table.rows, talk, strict=True)] == [True] * len(talk)
