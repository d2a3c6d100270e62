"""Every message has its Italian, with the same placeholders, and the compiled catalogue is the written one."""

import string
from pathlib import PurePosixPath

import pytest
from babel.messages import pofile
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo

from tests.smm.folders import PROJECT

KEYWORDS = {"t": None, "N_": None, "plural": (1, 2)}
CATALOGUES = PROJECT / "smm" / "locale" / "it" / "LC_MESSAGES"


def fields(message):
    """The placeholders of a message."""
    return sorted({name for _, name, _, _ in string.Formatter().parse(message) if name is not None})


def key(messages):
    return messages if isinstance(messages, str) else messages[0]


@pytest.fixture(scope="module")
def found():
    """Every message id in the sources that ``babel.cfg`` names, with the place where it stands."""
    with (PROJECT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    messages = {}
    for name, line, message, _, _ in extract_from_dir(PROJECT, methods, options, keywords=KEYWORDS):
        messages.setdefault(key(message), (message, f"{PurePosixPath(name)}:{line}"))
    return messages


@pytest.fixture(scope="module")
def italian():
    with (CATALOGUES / "smm.po").open("rb") as file:
        return pofile.read_po(file, locale="it")


def strings(message):
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_messages_are_found_in_the_package_the_pages_and_the_app(found):
    places = {place.partition("/")[0].partition(":")[0] for _, place in found.values()}
    assert {"smm", "pages"} <= places
    assert len(found) > 100


def test_every_message_is_in_the_italian_catalogue(found, italian):
    missing = [f"{place} {name!r}" for name, (_, place) in found.items() if italian.get(name) is None]
    assert missing == []


def test_no_message_is_empty_in_italian(found, italian):
    empty = [name for name in found if (m := italian.get(name)) is not None and not all(map(str.strip, strings(m)))]
    assert empty == []


def test_no_message_is_fuzzy(italian):
    assert [message.id for message in italian if message.id and message.fuzzy] == []


def test_the_catalogue_holds_no_message_that_nobody_says(found, italian):
    assert [key(message.id) for message in italian if message.id and key(message.id) not in found] == []


def test_placeholders_are_the_same_in_italian(italian):
    different = []
    for message in italian:
        if not message.id or not all(strings(message)):
            continue
        wanted = {name for one in ([message.id] if isinstance(message.id, str) else message.id) for name in fields(one)}
        different += [message.id for translated in strings(message) if set(fields(translated)) != wanted]
    assert different == []


def test_a_message_that_counts_has_as_many_forms_as_italian_needs(found, italian):
    for name, (message, _) in found.items():
        translated = italian.get(name)
        if not isinstance(message, str) and translated is not None:
            assert len(strings(translated)) == italian.num_plurals


def test_the_compiled_catalogue_is_that_of_the_written_one(italian):
    with (CATALOGUES / "smm.mo").open("rb") as file:
        compiled = {key(message.id): strings(message) for message in read_mo(file) if message.id}
    written = {
        key(message.id): strings(message)
        for message in italian
        if message.id and not message.fuzzy and all(strings(message))
    }
    assert compiled == written
