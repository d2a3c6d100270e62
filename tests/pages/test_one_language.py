"""An Italian screen is Italian: nothing on it reads the same in English, and no English sentence is left inside."""

import re

import pytest
from babel.messages import pofile

from smm.evidence import evidence
from smm.i18n import Language, Translator
from smm.media import catalogue
from smm.resources import LOCALE
from tests.pages.plans import PLANS
from tests.pages.visitor import PATHS, VIEWS, calm, open_app, show, shown, unescaped

NAMES_OF_PRODUCTS = {
    "Google Business Profile",
    "LinkedIn Page",
    "WhatsApp Business",
    "WhatsApp Community",
}
"""Names that are the same in both languages."""
SAME_IN_BOTH = re.compile(
    r"[\d.,–-]+\s?(h|€|%|punti)"  # amounts
    r"|[\d.,]+\s(h|€) → <b>[\d.,]+\s(h|€)</b>"  # today and best, on a bar
    r"|u = money / M \+ hours / H.*"  # the model in symbols
    r"|<b>\d+</b> \+\d+"  # now and locked, on a bar
    r"|[A-Z]\d\d(, [A-Z]\d\d)*",  # rows of the evidence table
    re.DOTALL,
)
CITATIONS = {row.citation for row in evidence().values()}
"""Titles of studies stay in their language."""
PHRASE = re.compile(r"[^\W\d_].*\s|\s.*[^\W\d_]", re.DOTALL)
"""A space, and letters."""
LONG_ENOUGH = 3


def texts(path, plan, language):
    """Every text of a screen in a language, with everything on it opened in turn."""
    at = open_app(path, plan, language)
    found = []
    for view in VIEWS[path]:
        found += map(unescaped, shown(calm(show(at, view))))
    return found


def allowed(text):
    return text in NAMES_OF_PRODUCTS or text in CITATIONS or SAME_IN_BOTH.fullmatch(text)


@pytest.mark.parametrize("name", ["empty", "cafe", "extreme", "measured"])
@pytest.mark.parametrize("path", PATHS)
def test_no_text_of_a_screen_is_the_same_in_both_languages(path, name):
    italian, english = (set(texts(path, PLANS[name], language)) for language in ("it", "en"))
    same = {text for text in italian & english if PHRASE.search(text)}
    assert sorted(text for text in same if not allowed(text)) == []


@pytest.fixture(scope="module")
def english_sentences():
    """Message ids of several words that read otherwise in Italian."""
    with (LOCALE / "it" / "LC_MESSAGES" / "smm.po").open("rb") as file:
        ids = [message.id for message in pofile.read_po(file, locale="it") if isinstance(message.id, str)]
    t = Translator(Language.IT)
    return [text for text in ids if len(text.split()) >= LONG_ENOUGH and "{" not in text and t(text) != text]


@pytest.mark.parametrize("name", ["empty", "half_open", "extreme", "measured"])
@pytest.mark.parametrize("path", PATHS)
def test_no_english_sentence_is_left_on_an_italian_screen(path, name, english_sentences):
    italian = "\n".join(texts(path, PLANS[name], "it"))
    assert [sentence for sentence in english_sentences if sentence in italian] == []


def test_the_channels_of_the_catalogue_have_both_names():
    assert [c.id for c in catalogue().values() if not (c.name_it and c.name_en)] == []
