"""Real support conversations: every number equals the one that plain loops find."""

import csv

import pytest

from smm.conversation.engines.duckdb import DuckDBEngine
from smm.conversation.measure import Asked, measure_files, measure_paths
from tests.smm.conversation.oracle import Slow, seconds, told
from tests.smm.folders import shared


def slow_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {
                "message_id": row["message_id"],
                "author": row["author"].casefold(),
                "company": row["author_is_company"] == "true",
                "time": seconds(row["sent_at"]),
                "in_reply_to": row["in_reply_to"],
                "thread_id": row["thread_id"],
                "brand": row["company"],
            }
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def log():
    return shared("data") / "care_conversations.csv"


@pytest.fixture(scope="module")
def measured(log):
    with DuckDBEngine() as engine:
        return measure_paths(engine, [log], Asked()).conversation


def test_every_number_is_the_slow_one(log, measured):
    slow = Slow(slow_rows(log)).measures()
    found = told(measured)
    assert found.pop("median") == pytest.approx(slow.pop("median"))
    assert found.pop("p90") == pytest.approx(slow.pop("p90"))
    assert found == slow


def test_without_thread_ids_the_chains_are_the_threads(log, tmp_path):
    rows = slow_rows(log)
    with log.open(encoding="utf-8", newline="") as file:
        whole = list(csv.DictReader(file))
    path = tmp_path / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [name for name in whole[0] if name != "thread_id"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(whole)
    slow = Slow([row | {"thread_id": ""} for row in rows]).measures()
    with DuckDBEngine() as engine:
        found = told(measure_paths(engine, [path], Asked()).conversation)
    assert found.pop("median") == pytest.approx(slow.pop("median"))
    assert found.pop("p90") == pytest.approx(slow.pop("p90"))
    assert found == slow


def test_every_company_is_measured_as_if_it_were_alone(log, measured):
    rows = slow_rows(log)
    by_name = {one.name: one for one in measured.by_company}
    for brand in {row["brand"] for row in rows}:
        slow = Slow([row for row in rows if row["brand"] == brand]).measures()
        found = by_name[brand]
        assert found.messages == slow["messages"]
        assert found.threads == slow["threads"]
        assert found.people == slow["consumers"]
        assert {flow.value: count.messages for flow, count in found.flows.items()} == slow["flows"]
        if slow["opened"] and slow["flows"]["company_to_consumer"]:
            assert found.reply_rate == slow["answered"] / slow["opened"]
        assert found.two_way_thread_share == slow["two_way"] / slow["threads"]
        assert found.multi_party_thread_share == slow["many"] / slow["threads"]


def test_one_company_asked_for_is_measured_alone(log):
    slow = Slow([row for row in slow_rows(log) if row["brand"] == "TeamYouTube"]).measures()
    with DuckDBEngine() as engine:
        found = told(measure_paths(engine, [log], Asked(company=("teamyoutube",))).conversation)
    assert found == slow | {name: pytest.approx(slow[name]) for name in ("median", "p90")}


def test_a_file_in_memory_says_the_same(log, measured):
    assert measure_files([("log.csv", log.read_bytes())], {}, Asked()).conversation == measured
