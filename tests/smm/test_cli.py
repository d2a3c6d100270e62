"""The command line: what it prints, where, and how it ends."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from smm.assessment import assess
from smm.cli import main
from smm.i18n import Translator
from smm.model_numbers import how_many_own, with_number
from smm.plan import Plan, read_plan
from smm.trades import template, templates
from tests.smm.documents import PUBLISHED
from tests.smm.folders import DATA, PROJECT
from tests.smm.test_assessment import assert_keeps_the_interface

BAR = DATA / "examples" / "bar_centrale.json"
LANGUAGES = ("it", "en")


def run(*arguments):
    """Run a command in this process; an exception that leaves the command fails the test."""
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def process(*arguments, **environment):
    command = [sys.executable, "-m", "smm", *map(str, arguments)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, env=os.environ | environment, check=False)


@pytest.fixture
def plan_file(tmp_path):
    def write(content):
        path = tmp_path / "plan.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_without_a_name_lists_the_trades(language):
    result = run("template", "--lang", language)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(templates())
    as_json = json.loads(run("template", "--json", "--lang", language).stdout)
    titles = {t.trade: t.title_it if language == "it" else t.title_en for t in templates().values()}
    assert as_json == titles


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trade", templates())
def test_template_prints_the_plan_of_a_trade(trade, language):
    for options in ([], ["--json"]):
        result = run("template", trade, "--lang", language, *options)
        assert (result.exit_code, result.stderr) == (0, "")
        assert read_plan(result.stdout) == template(trade, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_refuses_an_unknown_trade(language):
    result = run("template", "bank", "--lang", language)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "cafe" in result.stderr and "bank" in result.stderr


def test_schema_is_a_json_schema_that_every_template_and_the_published_file_keep():
    result = run("schema", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    measured = {"measured": {"messages": 9, "reply_rate": 0.5, "level": "emerging"}}
    response = {"low": 1.0, "mode": 2.0, "high": 3.0}
    numbers = {"numbers": {"response": response, "hours:blog": {"low": 1.0, "high": 2.0}}}
    kept = {"scenarios": [{"kind": "mine", "name": "Winter", "mix": [{"channel": "blog", "hours": 2.0}]}]}
    for document in (
        json.loads(PUBLISHED),
        json.loads(PUBLISHED) | numbers | kept,
        json.loads(PUBLISHED) | measured,
        *(json.loads(template(trade).dumps()) for trade in templates()),
    ):
        validator.validate(document)


@pytest.mark.parametrize(
    "document",
    [
        {"version": 2},
        {"version": 1, "colour": 1},
        {"version": 1, "mix": [{"channel": "blog", "money": -1}]},
        {"version": 1, "measured": {"messages": 3, "reply_rate": 1.5}},
        {"version": 1, "measured": {"reply_rate": 0.5}},
        {"version": 1, "numbers": {"response": 2}},
        {"version": 1, "scenarios": [{"name": "x"}]},
        {},
        [],
    ],
)
def test_schema_refuses_what_the_reader_refuses(document):
    schema = json.loads(run("schema").stdout)
    assert not Draft202012Validator(schema).is_valid(document)


@pytest.mark.parametrize("language", LANGUAGES)
def test_score_prints_the_published_json(language):
    result = run("score", BAR, "--json", "--lang", language)
    assert (result.exit_code, result.stderr) == (0, "")
    summary = json.loads(result.stdout)
    assert_keeps_the_interface(summary)
    assert summary == assess(read_plan(BAR.read_bytes())).summary()


def test_score_in_words_speaks_both_languages(plan_file):
    path = plan_file(PUBLISHED)
    italian, english = (run("score", path, "--lang", language) for language in LANGUAGES)
    assert italian.exit_code == english.exit_code == 0
    assert run("score", path).stdout == italian.stdout
    assert "Emerging conversation" in english.stdout and "Next step:" in english.stdout
    assert len(english.stdout.splitlines()) == len(italian.stdout.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_score_says_how_many_numbers_are_one_s_own(plan_file, language):
    own = with_number(template("cafe"), "response", low=1, mode=2, high=3)
    path, without = plan_file(own.dumps()), run("score", BAR, "--lang", language).stdout
    line = how_many_own(own, Translator(language))
    assert line in run("score", path, "--lang", language).stdout.splitlines()
    assert line.partition(":")[0] not in without
    assert json.loads(run("score", path, "--json").stdout)["own_numbers"] == ["response"]


def test_score_in_words_has_a_line_for_each_benefit_with_its_numbers():
    assessment = assess(read_plan(BAR.read_bytes()))
    lines = run("score", BAR, "--lang", "en").stdout.splitlines()
    for line, (benefit, result) in zip(lines[2:7], assessment.scores.benefits.items(), strict=True):
        low, _, high = assessment.spread.scores[benefit]
        assert f" {result.score:.0f} ({low:.0f} to {high:.0f}), {result.locked:.0f} locked" in line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b'{"version": 2}',
        b'{"version": 1, "mix": [{"channel": "<script>"}]}',
        b'{"version": 1, "limits": {"money": 1e400}}',
        b"[" * 100_000,
        b" " * 2_000_000,
        PUBLISHED.encode("utf-16"),
        b"\x00\xff\xfe",
    ],
)
def test_score_refuses_a_wrong_plan_on_the_error_stream(plan_file, content, language):
    result = run("score", plan_file(content), "--json", "--lang", language)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip() and "Traceback" not in result.stderr and "<script" not in result.stderr


def test_score_tells_every_problem_on_its_own_line(plan_file):
    content = '{"version": 1, "profile": {"audience": 0}, "limits": {"hours": -1}}'
    lines = run("score", plan_file(content), "--lang", "en").stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["profile.audience", "limits.hours"]


def test_score_of_a_plan_with_one_channel_twice_at_the_limit_ends_without_a_traceback(plan_file):
    content = '{"version": 1, "mix": [{"channel": "blog", "money": 1e9}, {"channel": "blog", "money": 1e9}]}'
    result = process("score", plan_file(content))
    assert result.returncode in (0, 1)
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_score_of_a_file_that_cannot_be_read_ends_with_1(plan_file, monkeypatch, language):
    def forbidden(_):
        raise PermissionError(13, "Permission denied")

    path = plan_file(PUBLISHED)
    monkeypatch.setattr(type(path), "read_bytes", forbidden)
    result = run("score", path, "--lang", language)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip()
    assert "Permission" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["score"],
        ["score", "missing.json"],
        ["score", "."],
        ["score", BAR, "--lang", "de"],
        ["score", BAR, "--nothing"],
        ["score", BAR, BAR],
        ["template", "cafe", "gym"],
        ["schema", "more"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_word_on_the_error_stream(arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["score", "--help"]])
def test_help_ends_well(arguments):
    result = run(*arguments)
    assert result.exit_code == 0 and result.stdout.strip()


def test_the_process_prints_what_the_command_prints():
    done = process("score", BAR, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == json.loads(run("score", BAR, "--json").stdout)


def test_the_same_plan_gives_the_same_numbers_whatever_the_hash_seed():
    first, second = (process("score", BAR, "--json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert first == second


def test_the_process_ends_with_1_on_a_refusal_and_2_on_wrong_usage(plan_file):
    refused, wrong = process("score", plan_file("{}")), process("score")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    for done in (refused, wrong):
        assert done.stderr.strip() and b"Traceback" not in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_terminal_that_knows_only_ascii_gets_no_traceback(plan_file, language):
    path = plan_file('{"version": 1, "profile": {"name": "Caffè <Λ>"}, "answers": {"active": "sì"}}')
    for arguments in (["template"], ["template", "cafe"], ["score", BAR], ["score", path], ["score", BAR, "--json"]):
        done = process(*arguments, "--lang", language, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert b"Traceback" not in done.stderr, arguments


def test_a_plan_printed_by_template_can_be_scored(plan_file):
    path = plan_file(process("template", "winery").stdout)
    assert run("score", path, "--json").exit_code == 0
    assert isinstance(read_plan(path.read_bytes()), Plan)
