"""Files as people have them: the quick way and the careful way say the same, and every row is accounted for."""

import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from smm.answers import Answers
from smm.conversation import opening
from smm.conversation.engines.duckdb import DuckDBEngine
from smm.conversation.known import NO_AUTHORS, NO_LINKS, NO_MESSAGES, NO_THREADS, NO_TIMES, ONE_SIDED
from smm.conversation.measure import Asked, measure_files, measure_paths
from smm.diagnosis import diagnose
from smm.errors import DataFileError
from smm.ingest.batch import import_files
from smm.ingest.understanding.meaning import Options
from smm.media import Flow
from tests.smm.conversation.logs import faulty
from tests.smm.conversation.oracle import told

QUIET = Asked(network=False)


def measured(text, asked=QUIET):
    data = text if isinstance(text, bytes) else text.encode()
    return measure_files([("log.csv", data)], {}, asked).conversation


@pytest.fixture
def quick(monkeypatch):
    """Take every file the quick way, however small."""
    monkeypatch.setattr(opening, "SMALL", 0)


def test_the_quick_and_the_careful_way_agree(quick, tmp_path):
    fast = measured(faulty())
    (tmp_path / "log.csv").write_bytes(faulty())
    with DuckDBEngine() as engine:
        by_path = measure_paths(engine, [tmp_path / "log.csv"], QUIET).conversation
    opening.SMALL = 10**9
    slow = measured(faulty())
    assert fast == slow == by_path
    quality = slow.quality
    assert quality.rows == slow.messages + quality.rejected + quality.duplicates + quality.reactions


def test_ids_of_letters_and_broken_rows_are_read_too(quick, tmp_path):
    words = faulty().replace(b"\n10", b"\nid-10").replace(b",10", b",id-10")
    assert told(measured(words)) == told(measured(faulty()))
    broken = faulty().replace(b"true,", b"true ", 1).replace(b"True,", b"True ", 1)
    path = tmp_path / "broken.csv"
    path.write_bytes(broken)
    with DuckDBEngine() as engine:
        assert measure_paths(engine, [path], QUIET).conversation.messages == measured(broken).messages


@pytest.mark.parametrize("ending", ["json", "parquet", "gz", "folder"])
def test_other_formats_say_the_same(tmp_path, ending):
    lines = [
        line.split(",")
        for line in faulty().decode().replace('"', "").replace("Person3, see", "Person3 see").splitlines()
    ]
    names, rows = lines[0], lines[1:]
    path = tmp_path / f"log.{ending}"
    plain = "\n".join(map(",".join, lines)).encode()
    if ending == "json":
        path.write_text(json.dumps([dict(zip(names, row, strict=True)) for row in rows]))
    elif ending == "gz":
        path.write_bytes(gzip.compress(plain))
    else:
        table = pa.table({name: [row[i] or None for row in rows] for i, name in enumerate(names)})
        if ending == "folder":
            path.mkdir()
        pq.write_table(table, path / "part-0.parquet" if ending == "folder" else path)
    with DuckDBEngine() as engine:
        found = measure_paths(engine, [path], QUIET).conversation
    assert told(found) == told(measured(plain))


def test_a_table_the_import_has_read_says_the_same_as_its_file():
    said = faulty().replace(b'""', b'"Hello"')  # the import keeps a photo without words
    (imported,) = import_files([("log.csv", lambda: said)], Options())
    found = measure_files([], {"log.csv": imported.found}, QUIET).conversation
    whole = measured(said)
    assert found.flows == whole.flows and found.threads == whole.threads and found.first_reply == whole.first_reply


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        (("01/05/2026 10:00", "01/05/2026 10:30", "13/05/2026 10:30"), 30),
        (("05/01/2026 10:00", "05/01/2026 10:45", "05/13/2026 10:30"), 45),
        (("Fri May 01 10:00:00 +0000 2026", "Fri May 01 12:00:00 +0200 2026", "Fri May 01 11:00:00 +0000 2026"), None),
        (("1 May 2026, 10:00", "1 May 2026, 10:20", "2 May 2026, 10:20"), 20),
        (("2026-05-01T10:00:00+02:00", "2026-05-01T08:05:00Z", "2026-05-01T09:00:00Z"), 5),
        (("1777629600", "1777629660", "1777629960"), 1),
    ],
    ids=["day first", "month first", "named days", "words", "zones", "epoch"],
)
def test_times_are_read_as_the_import_reads_them(written, minutes):
    asked, answered, later = written
    names = "id,created at,author,inbound,reply_to,text"
    rows = f'1,"{asked}",rosa,true,,a\n2,"{answered}",bar,false,1,b\n3,"{later}",rosa,true,2,c\n'
    found = measured(f"{names}\n{rows}")
    assert found.quality.without_time == 0
    assert (found.first_reply.minutes.median if found.first_reply else None) == minutes


def test_headings_that_stand_twice_and_endless_texts_are_read():
    long = "word " * 400_000
    log = f"id,author,inbound,reply_to,text,text\n1,rosa,true,,{long},x\n2,bar,false,1,hello,\n"
    assert measured(log).messages == 2


def test_answers_in_columns_are_messages():
    reviews = (
        "review,author,rating,date,owner answer,answered at\n"
        "Good,Ada,5,2026-05-01,Thanks,2026-05-02\nBad,Bruno,1,2026-05-03,,\nFine,Carla,4,2026-05-04,,\n"
    )
    found = measured(reviews)
    assert found.messages == 4
    assert found.reply_rate == pytest.approx(1 / 3)
    assert found.ratings.mean == pytest.approx(10 / 3)
    assert found.first_reply.minutes.median == 24 * 60


def test_answers_in_columns_are_messages_of_a_large_file_too(quick):
    thanks = [f"Thanks for visit {i}, Ada" if i % 2 else "" for i in range(50)]
    rows = "".join(
        f'{10 + i},Ada {i},5,2026-05-{1 + i % 28:02},Good food {i} times,"{said}"\n' for i, said in enumerate(thanks)
    )
    found = measured("review id,author,rating,date,review,owner reply\n" + rows)
    assert found.messages == 75 and found.reply_rate == 0.5


def test_likes_are_no_messages_and_shares_are_replies():
    log = (
        "id,author,inbound,reply_to,type,quoted_id,text\n"
        "1,rosa,true,,comment,,Lovely\n2,ugo,true,1,like,,\n3,ada,true,,share,1,Look\n4,bar,false,1,comment,,Thanks\n"
    )
    found = measured(log)
    assert found.quality.reactions == 1
    assert found.flows[Flow.CONSUMER_TO_CONSUMER].messages == 1
    assert found.messages == 3


def test_what_a_log_cannot_tell_is_not_zero():
    chats = "thread,author,inbound,text\nt1,rosa,true,hello\nt1,ugo,true,me too\nt1,bar,false,welcome\n"
    found = measured(chats)
    assert found.not_measurable["consumer_to_consumer"] == NO_LINKS
    assert found.flows[Flow.CONSUMER_TO_CONSUMER].share is None and found.direction_entropy is None
    assert found.not_measurable["first_reply"] == NO_TIMES
    assert found.reply_rate == 1
    only = measured("id,author,inbound,reply_to,text\n1,rosa,true,,hello\n2,ugo,true,1,me too\n")
    assert only.reply_rate is None and only.level is None and only.social is None
    assert only.not_measurable["level"] == ONE_SIDED and only.quality.one_sided
    assert only.flows[Flow.COMPANY_TO_CONSUMER].share is None
    assert only.not_measurable["company_to_consumer"] == ONE_SIDED
    alone = measured("id,author,inbound,text\n1,rosa,true,hello\n2,ugo,true,me too\n3,bar,false,welcome\n")
    assert alone.flows[Flow.CONSUMER_TO_CONSUMER].share is None
    assert alone.not_measurable["consumer_to_consumer"] == NO_THREADS
    assert alone.flows[Flow.CONSUMER_TO_COMPANY].share == pytest.approx(2 / 3)
    nameless = measured("id,inbound,reply_to,text\n1,true,,hello\n2,false,1,welcome\n")
    assert nameless.people is None and nameless.not_measurable["people"] == NO_AUTHORS


def test_nothing_says_who_the_company_is():
    log = "id,author,reply_to,text\n1,rosa,,hello\n2,Bar Sport,1,welcome\n"
    with pytest.raises(DataFileError, match="Nothing says which messages are the company's"):
        measured(log)
    assert measured(log, Asked(company=("bar sport",), network=False)).reply_rate == 1
    with pytest.raises(DataFileError, match="No author bears the name"):
        measured(log, Asked(company=("nobody",), network=False))


@pytest.mark.parametrize(
    "header", ["id,author,reply_to,text", "message_id,sent_at,author,author_is_company,in_reply_to,channel"]
)
def test_a_log_without_a_row_is_asked_for_messages_not_for_the_company(header, tmp_path):
    (tmp_path / "log.csv").write_text(f"{header}\n", encoding="utf-8")
    with DuckDBEngine() as engine, pytest.raises(DataFileError, match=NO_MESSAGES):
        measure_paths(engine, [tmp_path / "log.csv"], QUIET)
    with pytest.raises(DataFileError, match=NO_MESSAGES):
        measured(f"{header}\n", Asked(company=("bar sport",), network=False))


def test_a_file_that_is_no_log_is_refused_beside_one_that_is():
    spend = b"campaign,spend,date\nA,3,2026-05-01\nB,4,2026-05-02\n"
    both = measure_files([("spend.csv", spend), ("log.csv", faulty())], {}, QUIET)
    assert [name for name, _ in both.refused] == ["spend.csv"]
    assert both.conversation.messages
    with pytest.raises(DataFileError, match="no table of messages"):
        measure_files([("spend.csv", spend)], {}, QUIET)


def test_no_name_leaves_the_engine():
    found = measured(faulty(), Asked())
    said = found.model_dump_json()
    assert "person" not in said and "free" not in said


def test_an_export_of_one_side_contradicts_nobody():
    reviews = "id,author,inbound,text\n" + "".join(f"{i},guest {i},true,fine\n" for i in range(30))
    answers = Answers(company_to_consumer="always", consumer_to_company="often", consumer_to_consumer="often")
    log = measured(reviews).for_plan()
    assert not [row.topic for row in diagnose(answers, measured=log).comparisons if row.differs]
