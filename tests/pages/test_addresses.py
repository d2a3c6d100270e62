"""Links that are damaged, cut or forged: a message in the language, a clean start, never a failure."""

import base64
import json
import zlib

import pytest

import smm
from smm.errors import LinkError
from smm.i18n import Language
from smm.plan import Plan
from smm.resources import DATA
from tests.pages.plans import PLANS
from tests.pages.visitor import LANGUAGES, PATHS, calm, open_address, plan_of, said, sound, turn_to

TOKEN = smm.encode(PLANS["cafe"])


def forged(document):
    """A token of any document, whole and with a right checksum."""
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    deflate = zlib.compressobj(zdict=(DATA / "link_dictionary_1.txt").read_bytes())
    return "1" + base64.urlsafe_b64encode(deflate.compress(text) + deflate.flush()).decode().rstrip("=")


def mix(**amounts):
    return {"mix": [{"channel": "blog", **amounts}]}


DAMAGED = {
    "garbage": "garbage",
    "only its number": "1",
    "cut": TOKEN[: len(TOKEN) // 2],
    "one letter changed": TOKEN[:20] + ("A" if TOKEN[20] != "A" else "B") + TOKEN[21:],
    "doubled": TOKEN * 2,
    "another number": "2" + TOKEN[1:],
    "signs": "1<script>alert(1)</script>",
    "not ASCII": "1é€😀",
    "very long": "1" + "A" * 300_000,
    "a bomb": forged(b" " * 50_000_000),
    "not JSON": forged(b"{"),
    "a list": forged(b"[1, 2]"),
    "nested": forged(b'{"mix":' + b"[" * 50_000),
}
IMPOSSIBLE = {
    "negative money": mix(money=-5),
    "not finite": b'{"mix": [{"channel": "blog", "hours": NaN}]}',
    "too much": mix(hours=1e300),
    "text for a number": mix(hours="many"),
    "unknown channel": {"mix": [{"channel": "telepathy", "hours": 1}]},
    "unknown field": {"surprise": 1},
    "unknown answer": {"answers": {"active": "perhaps"}},
    "unknown language": {"language": "xx"},
    "another version": {"version": 99},
    "markup": {"custom_channels": [{"id": "own_1", "media_type": "paid", "name_en": "<b>x</b>"}]},
    "Markdown": {"[a](http://y.example) :red[b] `c`": 1},
    "a channel of the catalogue": {"custom_channels": [{"id": "blog", "media_type": "paid"}]},
}
BAD = DAMAGED | {name: forged(document) for name, document in IMPOSSIBLE.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BAD)
def test_a_bad_link_is_explained_and_the_app_starts_clean(name, language):
    with pytest.raises(LinkError) as refusal:
        smm.decode(BAD[name])
    at = sound(open_address({"plan": BAD[name], "lang": language}))
    assert plan_of(at) == Plan(language=Language(language))
    assert len(at.error) == len(refusal.value.problems)
    for line in refusal.value.explain(Language(language)):
        assert line in said(at)
    assert not any("](http" in error.value or ":red[" in error.value for error in at.error)
    assert not calm(at.run()).error  # said once
    for path in PATHS:
        calm(turn_to(at, path))


@pytest.mark.parametrize(
    "query",
    [
        {"lang": "xx"},
        {"lang": ""},
        {"lang": ["it", "en"]},
        {"lang": "IT"},
        {"present": "perhaps"},
        {"present": ["true", "false"]},
        {"plan": ""},
        {"plan": [TOKEN, "x"]},
        {"surprise": "<script>"},
        {"embed": "true"},
    ],
    ids=str,
)
def test_any_other_address_is_only_an_address(query):
    at = open_address(query)
    assert not at.exception
    assert at.session_state["lang"] in LANGUAGES
    assert Plan.model_validate(plan_of(at).model_dump()) == plan_of(at)


def test_the_address_speaks_louder_than_the_browser_and_than_the_plan():
    italian = smm.encode(PLANS["cafe"].model_copy(update={"language": Language.IT}))
    assert open_address({"plan": italian, "lang": "en"}, locale="it-IT").session_state["lang"] == "en"
    assert open_address({"lang": "IT"}, locale="en-GB").session_state["lang"] == "it"


@pytest.mark.parametrize("written", ["true", "1", "TRUE"])
def test_present_works_as_a_link(written):
    at = calm(open_address({"present": written, "lang": "en"}))
    assert at.session_state["present"] is True
    assert at.query_params["present"] == "true"
