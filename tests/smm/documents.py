"""Plan documents as other programs write them, and what every refusal owes the reader."""

import json
import re

import pytest

from smm.errors import PlanError
from smm.i18n import Language
from tests.smm.folders import PROJECT

PUBLISHED = """{"version": 1, "language": "it",
 "profile": {"name": "Bar Centrale", "trade": "cafe", "audience": 10000, "currency": "EUR", "hour_price": 40},
 "mix": [{"channel": "facebook_page", "money": 0, "hours": 13}, {"channel": "google_reviews", "hours": 5}],
 "custom_channels": [],
 "answers": {"consumer_to_consumer": "sometimes", "consumer_to_company": "often",
             "company_to_consumer": "always", "active": "partly", "direction": "two_way"},
 "measured": null,
 "weights": {"understand": 1, "serve": 1, "optimise": 1, "capitalise": 1, "cocreate": 1},
 "limits": {"money": 500, "hours": 40}}"""
"""The plan file of the published interface, letter by letter."""


TAG = re.compile(r"<[a-z/!]", re.IGNORECASE)


def written(document):
    return json.dumps(document)


def published():
    return json.loads(PUBLISHED)


def refused(read, content):
    """Return the refusal of a content, after checking that it reads well in both languages."""
    with pytest.raises(PlanError) as caught:
        read(content)
    assert_readable(caught.value)
    return caught.value


def assert_readable(error):
    assert error.problems
    for language in Language:
        sentences = error.explain(language)
        assert len(sentences) == len(error.problems)
        for sentence in sentences:
            assert sentence.strip() and sentence.isprintable()
            assert len(sentence) < 600
            sentence.encode()  # it can be written to a terminal
            assert not TAG.search(sentence)
            for trace in ("Traceback", str(PROJECT), '.py"', ".py:", "pydantic"):
                assert trace not in sentence
