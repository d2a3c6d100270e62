"""The sample files are understood as what they are, and lead into the mix."""

import pytest

from smm.i18n import Language
from smm.ingest.batch import import_file
from smm.ingest.samples import sample, template
from smm.ingest.to_plan import posted, spent_by_channel
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Options
from smm.ingest.with_mix import mix_of
from smm.media import catalogue


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(Kind))
def test_a_sample_is_understood_without_a_question(kind, language):
    found = import_file("x.csv", lambda: sample(kind, language), Options()).found
    assert found.kind is kind
    assert not found.questions
    assert not found.rejected
    assert not found.warnings
    assert template(kind, language).decode("utf-8-sig").count("\r\n") == 1


@pytest.mark.parametrize("language", list(Language))
def test_samples_fill_the_mix(language):
    def read(kind):
        return import_file("x.csv", lambda: sample(kind, language), Options()).found

    assert set(spent_by_channel(read(Kind.SPEND), catalogue())) == {"meta_ads", "google_search_ads"}
    assert {one.channel for one in posted(read(Kind.POSTS), catalogue(), "blog")} == {"facebook_page", "boosted_posts"}
    assert len(mix_of(read(Kind.MIX), catalogue()).allocations) == 4
