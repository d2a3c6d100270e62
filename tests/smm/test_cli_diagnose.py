"""The command that measures a conversation, as other programs rely on it."""

import json

import pytest
from click.testing import CliRunner

from smm.cli import main
from smm.diagnosis import Current, Level
from smm.media import Flow
from tests.smm.conversation.logs import faulty
from tests.smm.folders import DATA

LOG = str(DATA / "examples" / "messages.csv")


def run(*arguments):
    return CliRunner().invoke(main, ["diagnose", *arguments])


def test_the_promised_names_are_there():
    done = run(LOG, "--json")
    assert done.exit_code == 0 and not done.stderr
    said = json.loads(done.stdout)
    for flow in Flow:
        assert set(said["flows"][flow.value]) == {"messages", "share", "people"}
    assert {"median", "p90"} <= set(said["first_reply_minutes"])
    assert set(said["currents"]) == {current.value for current in Current}
    assert said["level"] in tuple(Level) and said["social"] is False
    for name in ("messages", "threads", "reply_rate", "two_way_thread_share", "multi_party_thread_share", "structure"):
        assert said[name] is not None, name


@pytest.mark.parametrize("lang", ["it", "en"])
def test_people_are_told_in_their_language(lang):
    done = run(LOG, "--lang", lang, "--no-network")
    assert ("Conversazione che nasce" if lang == "it" else "Emerging conversation") in done.output
    assert "{" not in done.output


def test_rejected_rows_are_said_and_the_rest_is_delivered(tmp_path):
    path = tmp_path / "log.csv"
    path.write_bytes(faulty())
    done = run(str(path), "--json", "--no-network", "--lang", "en")
    assert done.exit_code == 1
    assert "rows without an id, an author or a text" in done.stderr
    said = json.loads(done.stdout)
    quality = said["quality"]
    assert said["messages"] == quality["rows"] - sum(quality[n] for n in ("rejected", "duplicates", "reactions"))
    assert said["structure"] is None and "Person" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([str(DATA / "samples" / "spend.en.csv")], 1, "no table of messages"),
        ([LOG, "--zone", "Atlantis"], 2, "No such time zone"),
        ([LOG, "--map", "nothing=x"], 2, "--map"),
        (["no such file"], 2, "does not exist"),
        (["s3a://bucket/log"], 1, "no addresses"),
        ([LOG, "--company", "nobody"], 1, "No author bears the name"),
    ],
)
def test_what_cannot_be_done_is_said(arguments, code, words):
    done = run(*arguments, "--lang", "en")
    assert done.exit_code == code
    assert words in done.stderr and "Traceback" not in done.output
