"""Random forests of replies: the slow computation agrees, and nothing that should not matter does."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.conversation.engines.duckdb import DuckDBEngine
from smm.conversation.measure import Asked, measured
from smm.conversation.opening import open_tables
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.meaning import Options
from tests.smm.conversation.logs import logs
from tests.smm.conversation.oracle import Slow, told

NAMES = ("message_id", "sent_at", "author", "author_is_company", "in_reply_to", "thread_id", "text")
OPTIONS = Options(told={name: name for name in NAMES}, only_told=True)


def measure(*files):
    """What is said of rows in one file or several."""
    tables = [TextTable(NAMES, tuple(map(cells, rows)), len(NAMES)) for rows in files]
    with DuckDBEngine(spill=False) as engine:
        return measured(engine, [open_tables(engine, [table], OPTIONS) for table in tables], Asked(network=False))


def cells(row):
    moment = "" if row["time"] is None else datetime.fromtimestamp(row["time"], UTC).isoformat()
    flag = str(row["company"]).lower()
    return (row["message_id"], moment, row["author"], flag, row["in_reply_to"], row["thread_id"], "a text")


def same(found, expected):
    close = {name: pytest.approx(expected[name]) for name in ("median", "p90") if expected[name] is not None}
    known = expected["flows"]["company_to_consumer"] not in (0, expected["messages"])
    ignored = () if known else ("back", "two_way", "timed", "median", "p90")
    assert {k: v for k, v in found.items() if k not in ignored} == {
        k: v for k, v in (expected | close).items() if k not in ignored
    }


@settings(max_examples=12, deadline=None)
@given(logs(circles=True))
def test_the_slow_computation_agrees(rows):
    same(told(measure(rows)), Slow(rows).measures())


@settings(max_examples=8, deadline=None)
@given(logs(threads=True))
def test_it_agrees_where_some_messages_name_their_thread(rows):
    same(told(measure(rows)), Slow(rows).measures())


@settings(max_examples=8, deadline=None)
@given(logs(circles=True), st.randoms(use_true_random=False), st.data())
def test_order_names_files_and_copies_do_not_matter(rows, random, data):
    names = {f"m{i}": f"x{random.randrange(10**6)}-{i}" for i in range(len(rows))}
    people = {"rosa": "zoe", "ugo": "ada", "bar": "lido"}
    moved = [
        row
        | {
            "message_id": names[row["message_id"]],
            "in_reply_to": names.get(row["in_reply_to"], row["in_reply_to"]),
            "author": people[row["author"]],
        }
        for row in rows
    ]
    moved += [random.choice(moved) for _ in range(data.draw(st.integers(0, 3)))]
    random.shuffle(moved)
    cut = data.draw(st.integers(1, len(moved)))
    files = [part for part in (moved[:cut], moved[cut:]) if part]
    before, after = told(measure(rows)), told(measure(*files))
    copies = len(moved) - len(rows)
    assert after == before | {"duplicates": copies}
