"""Logs of messages from tools and languages of all kinds: made-up rows, expectations counted by hand."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.ingest.batch import import_file, import_files
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Options
from tests.smm.folders import shared
from tests.smm.ingest.opened import KEY, counts, csv_of, imported, rows_of, sure

# id, conversation, hour, author, whether the company, answers to
TALK = (
    (1, 1, 9, "Rosa", False, None),
    (2, 1, 10, "Bar", True, 1),
    (3, 1, 11, "Rosa", False, 2),
    (4, 2, 12, "Aldo", False, None),
    (5, 2, 13, "Bar", True, 4),
    (6, 3, 14, "Ines", False, None),
    (7, 4, 15, "Ugo", False, None),
    (8, 4, 16, "Bar", True, 7),
)
SAID = "Good morning, when do you open on day number {}?"


def log(head, cells, delimiter=",", encoding="utf-8"):
    return csv_of(head, [cells(*row) for row in TALK], delimiter, encoding)


def at(hour, form="2026-05-14 {:02d}:30"):
    return form.format(hour)


TOOLS = {
    "ticket desk": (
        ["Ticket ID", "Comment ID", "Created at", "Author", "Author role", "Comment"],
        lambda i, t, h, who, us, to: [900 + t, 7000 + i, at(h), who, "Agent" if us else "End-user", SAID.format(i)],
        ["thread_id", "message_id", "sent_at", "author", "author_is_company", "text"],
    ),
    "ticket desk, booleans": (
        ["id", "ticket_id", "user_id", "incoming", "created_at", "body_text"],
        lambda i, t, h, who, us, to: [43000 + i, 50 + t, who, str(not us).lower(), at(h), SAID.format(i)],
        ["message_id", "thread_id", "author", "inbound", "sent_at", "text"],
    ),
    "inbox in Italian": (
        ["ID conversazione", "ID messaggio", "Data e ora", "Mittente", "Direzione", "Messaggio"],
        lambda i, t, h, who, us, to: [
            f"t_{t}", f"m_{i}", at(h, "14/05/2026 {}:30"), who,
            "In uscita" if us else "In entrata", f"A che ora aprite? ({i})"
        ],
        ["thread_id", "message_id", "sent_at", "author", "author_is_company", "text"],
    ),
    "CRM in German": (
        ["Nachrichten-ID", "Vorgang", "Datum", "Absender", "Richtung", "Inhalt"],
        lambda i, t, h, who, us, to: [
            f"N{i}", f"V{t}", at(h, "14.05.2026 {}:30"), who,
            "ausgehend" if us else "eingehend", f"Wann öffnen Sie? ({i})"
        ],
        ["message_id", "thread_id", "sent_at", "author", "author_is_company", "text"],
    ),
    "CRM in Spanish": (
        ["ID del mensaje", "Hilo", "Fecha y hora", "Remitente", "Es empresa", "Mensaje"],
        lambda i, t, h, who, us, to: [
            f"M{i}", f"C{t}", at(h, "14/05/2026 {}:30"), who, "Sí" if us else "No", f"¿A qué hora abren? ({i})"
        ],
        ["message_id", "thread_id", "sent_at", "author", "author_is_company", "text"],
    ),
    "CRM in Polish": (
        ["ID wiadomości", "Wątek", "Data", "Nadawca", "Kierunek", "Treść"],
        lambda i, t, h, who, us, to: [
            f"M{i}", f"C{t}", at(h), who, "wychodząca" if us else "przychodząca", f"O której otwieracie? ({i})"
        ],
        ["message_id", "thread_id", "sent_at", "author", "author_is_company", "text"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
def test_conversations_of_a_tool(tool):
    head, cells, fields = TOOLS[tool]
    found = imported(log(head, cells, ";" if "German" in tool else ",", "cp1252" if "German" in tool else "utf-8"))
    assert found.kind is Kind.INTERACTIONS
    assert sure(found) == dict(zip(fields, head, strict=True))
    assert counts(found) == (8, 5, 3, 0)
    assert len({row["thread_id"] for row in rows_of(found)}) == 4


def answering(head, identity=lambda i: f"id{i:05d}", moment=at):
    return log(
        head, lambda i, t, h, who, us, to: [identity(i), moment(h), who, SAID.format(i), identity(to) if to else ""]
    )


def test_reply_links_under_headings_of_an_unknown_language():
    found = imported(answering(["Κωδικός", "Πότε", "Ποιος", "Λόγια", "Πού"]))
    assert found.kind is Kind.INTERACTIONS
    assert {f: m.column for f, m in found.mapping.items()} == {
        "message_id": "Κωδικός", "sent_at": "Πότε", "author": "Ποιος", "text": "Λόγια", "in_reply_to": "Πού"
    }  # fmt: skip
    assert counts(found)[3] == 4 and rows_of(found)[1]["in_reply_to"] == "id00001"
    assert found.mapping["author"].confidence < 0.9  # nobody said that this is the author: it is asked


def test_a_column_of_answers_to_a_row_is_no_reply_link():
    later = {1: 2, 2: 3, 4: 5, 7: 8}
    data = log(
        ["msg", "sent at", "from", "message", "reply"],
        lambda i, t, h, who, us, to: [
            f"m{i:05d}",
            at(h),
            who,
            SAID.format(i),
            f"m{later[i]:05d}" if i in later else "",
        ],
    )
    found = imported(data)
    assert "in_reply_to" not in found.mapping and "answer_text" not in found.mapping


def test_a_small_number_is_no_reply_link():
    data = log(
        ["id", "date", "who", "urgency", "what was said", "ref"],
        lambda i, t, h, who, us, to: [i, at(h), who, i % 4 + 1, SAID.format(i), to or ""],
    )
    found = imported(data)
    assert found.kind is Kind.INTERACTIONS and found.mapping["in_reply_to"].column == "ref"
    assert "urgency" not in sure(found).values()


def test_a_ticket_number_on_every_message_names_the_conversation():
    data = log(
        ["Ticket ID", "Date", "Sender", "Is agent", "Message"],
        lambda i, t, h, who, us, to: [500 + t, at(h), who, "Y" if us else "N", SAID.format(i)],
    )
    found = imported(data)
    assert found.mapping["thread_id"].column == "Ticket ID" and counts(found) == (8, 5, 3, 0)


def test_the_company_is_the_author_who_bears_its_name():
    data = log(
        ["message_id", "author", "company", "sent_at", "text"],
        lambda i, t, h, who, us, to: [f"m{i}", who, "Bar", at(h), SAID.format(i)],
    )
    assert counts(imported(data))[2] == 3


@pytest.mark.parametrize(("told", "company"), [(("@bar",), 3), (("Nobody",), 0), ((), 0)])
def test_the_company_as_the_person_says_it(told, company):
    data = log(
        ["message_id", "author", "sent_at", "text"], lambda i, t, h, who, us, to: [f"m{i}", who, at(h), SAID.format(i)]
    )
    found = imported(data, company=told)
    assert counts(found)[2] == company
    assert bool(found.warnings) is (company == 0)


def test_ids_a_spreadsheet_ruined_are_told():
    found = imported(answering(["tweet id", "created at", "author", "text", "in reply to"], lambda i: f"1.2345{i}E+17"))
    assert sum("spreadsheet" in w.message for w in found.warnings) == 2


def test_ids_that_are_addresses_keep_their_links_and_say_nothing():
    found = imported(answering(["id", "date", "author", "text", "in reply to"], lambda i: f"<m{i}@mail.example.org>"))
    rows = rows_of(found)
    assert rows[1]["in_reply_to"] == rows[0]["message_id"] and "@" not in str(found.rows)


def test_answers_in_the_columns_of_comments_become_messages():
    head = ["comentario_id", "comentario", "autor", "data", "resposta_texto", "resposta_timestamp", "respondido"]
    rows = [
        ["c1", "A que horas abrem amanhã?", "Rosa", "2026-05-14 09:00", "Às nove", "2026-05-14 10:00", "True"],
        ["c2", "Muito bom, voltarei em breve", "Aldo", "2026-05-15 09:00", "", "", "False"],
        ["c3", "Têm lugar no sábado?", "Ines", "2026-05-16 09:00", "Sim, temos", "2026-05-16 11:00", "True"],
    ]
    found = imported(csv_of(head, rows))
    assert found.kind is Kind.INTERACTIONS and (found.rows_in, found.rows_out) == (3, 3)
    assert counts(found) == (5, 4, 2, 2)
    assert rows_of(found)[1]["sent_at"] == "2026-05-14T10:00:00"


@pytest.mark.parametrize(
    "text",
    [
        "planet,moons\nMars,2\nVenus,0\n",
        "Name,Surname,City\nRosa,Conti,Rome\nAldo,Neri,Turin\n",
        "sku,shelf,room\nA1,left,north\nA2,right,south\nA3,left,north\n",
        "sku,price,quantity\nA1,2.50,3\nA2,3.50,4\nA3,1.00,9\n",
        "date,temp,rain\n2026-05-13,12.5,3\n2026-05-13,13.1,0\n2026-05-14,9.9,12\n2026-05-14,8.2,5\n",
    ],
)
def test_what_nobody_says_is_no_message(text):
    assert import_file("x", text.encode, Options()).found is None


HEADINGS = {
    "it": "canale;denaro;ore", "en": "channel;money;hours", "de": "Kanal;Budget;Stunden", "fr": "canal;budget;heures",
    "es": "canal;dinero;horas", "pt": "canal;dinheiro;horas", "nl": "kanaal;geld;uren", "tr": "kanal;para;saat",
    "ru": "канал;деньги;часы", "el": "κανάλι;χρήματα;ώρες", "sv": "kanal;pengar;timmar",
}  # fmt: skip


@pytest.mark.parametrize("language", HEADINGS)
def test_a_media_mix(language):
    found = imported(f"{HEADINGS[language]}\nFacebook;10,50;3\nNewsletter;0,00;1,5\nSito;7,25;2\n".encode())
    assert found.kind is Kind.MIX and set(sure(found)) == {"channel", "money", "hours"}
    assert [str(row["money"]) for row in rows_of(found)] == ["10.50", "0.00", "7.25"]


# overlapping files


def part(rows, identified):
    head = ["message id", "date", "author", "text"] if identified else ["date", "author", "text"]
    cells = [[f"m{i}", f"2026-05-{i % 28 + 1:02d} 09:00", f"who{i % 3}", SAID.format(i)] for i in rows]
    return csv_of(head, cells if identified else [row[1:] for row in cells])


@settings(max_examples=12, deadline=None)
@given(st.integers(4, 12), st.data(), st.booleans())
def test_two_overlapping_parts_are_the_whole(n, data, identified):
    start = data.draw(st.integers(1, n - 2))
    end = data.draw(st.integers(start + 1, n - 1))
    options = Options(kind=Kind.INTERACTIONS, key=KEY, keep_text=True)
    parts = [(str(i), lambda r=r: part(r, identified)) for i, r in enumerate((range(end), range(start, n)))]
    whole = import_files([("whole", lambda: part(range(n), identified))], options)[0].found
    first, second = (one.found for one in import_files(parts, options))
    assert {*rows_of_ids(first), *rows_of_ids(second)} == set(rows_of_ids(whole))
    assert first.rows_out + second.rows_out == n and second.duplicates == end - start


def rows_of_ids(found):
    return [(row["message_id"], row["sent_at"], row["author"]) for row in rows_of(found)]


def test_the_same_id_on_another_message_is_kept_and_told():
    other = b"message id,date,author,text\nm1,2026-01-01,someone,I say something else altogether\n"
    files = [("a", lambda: part(range(4), True)), ("b", lambda: other)]
    second = import_files(files, Options(kind=Kind.INTERACTIONS))[1].found
    assert (second.rows_out, second.duplicates) == (1, 0)
    assert "something else" in second.warnings[-1].message


def test_real_support_conversations():
    """Counts of the real log against an independent reading of it."""
    care = shared("data") / "care_conversations.csv"
    with care.open(newline="", encoding="utf-8") as file:
        told = {row["message_id"]: row for row in csv.DictReader(file)}
    found = imported(care.read_bytes())
    rows = rows_of(found)
    assert found.rows_in == 2_350 and found.rows_out == len(told) == len(rows)
    assert sum(row["author_is_company"] for row in rows) == sum(r["author_is_company"] == "true" for r in told.values())
    assert [row["in_reply_to"] or "" for row in rows] == [r["in_reply_to"] for r in told.values()]
    assert len({row["author"] for row in rows}) == len({r["author"].casefold() for r in told.values()})
