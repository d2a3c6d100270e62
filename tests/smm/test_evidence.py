"""The evidence table and its conflicts."""

import csv
import re

import pytest

from smm.evidence import conflicts, evidence
from smm.i18n import Language
from smm.media import catalogue
from smm.parameters import default_parameters
from tests.smm.folders import shared

MENTION = re.compile(r"\b[A-Z]\d\d\b")


def test_there_are_143_findings():
    assert len(evidence()) == 143


def test_the_findings_are_those_of_the_source():
    with (shared("evidence") / "evidence.csv").open(encoding="utf-8", newline="") as file:
        source = {row["id"]: row for row in csv.DictReader(file)}
    assert set(evidence()) == set(source)
    for name, row in source.items():
        for field in ("value", "low", "high"):
            assert getattr(evidence()[name], field) == (float(row[field]) if row[field] else None), (name, field)


@pytest.mark.parametrize("finding", evidence().values(), ids=lambda f: f.id)
def test_every_finding_is_whole_in_both_languages(finding):
    for language in Language:
        assert finding.claim(language).strip()
        assert finding.unit(language).strip() or finding.value is None
    assert finding.claim_en != finding.claim_it
    assert bool(finding.unit_en) == bool(finding.unit_it) and bool(finding.note_en) == bool(finding.note_it)


@pytest.mark.parametrize("finding", evidence().values(), ids=lambda f: f.id)
def test_every_finding_says_where_it_comes_from_or_that_nobody_knows(finding):
    assert finding.citation.strip() or (finding.value is None and finding.note_en.strip())


@pytest.mark.parametrize("finding", [f for f in evidence().values() if f.link], ids=lambda f: f.id)
def test_a_link_is_an_address(finding):
    assert finding.link.startswith(("https://", "http://")) and " " not in finding.link


@pytest.mark.parametrize("finding", evidence().values(), ids=lambda f: f.id)
def test_the_numbers_of_a_finding_are_in_order(finding):
    known = [value for value in (finding.low, finding.value, finding.high) if value is not None]
    assert known == sorted(known)


@pytest.mark.parametrize("conflict", conflicts(), ids=lambda c: c.id)
def test_both_sides_of_a_conflict_exist_and_differ(conflict):
    sides = conflict.side_a_ids.split("|"), conflict.side_b_ids.split("|")
    assert set(sides[0]) | set(sides[1]) <= set(evidence())
    assert not set(sides[0]) & set(sides[1])
    for field in ("topic", "side_a", "side_b", "reading"):
        assert getattr(conflict, f"{field}_en").strip() and getattr(conflict, f"{field}_it").strip()


def test_no_conflict_is_named_twice():
    assert len({conflict.id for conflict in conflicts()}) == len(conflicts()) > 0


def test_every_mention_of_a_finding_leads_to_one():
    texts = [(p.id, f"{p.source} {p.reason_en} {p.reason_it}") for p in default_parameters().values()]
    texts += [(c.id, f"{c.cost_status} {c.notes} {c.notes_it} {c.flow_reason}") for c in catalogue().values()]
    texts += [(c.id, f"{c.reading_en} {c.reading_it}") for c in conflicts()]
    for place, text in texts:
        assert set(MENTION.findall(text)) <= set(evidence()), place


@pytest.mark.parametrize(
    ("words", "found"), [("hotel RATING", True), ("", True), ("b01", True), ("hotel newsletter", False)]
)
def test_a_finding_is_found_by_its_words(words, found):
    assert evidence()["B01"].matches(words) == found
