"""Handles in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.conversation.mentions import mentions


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        (None, ()),
        ("", ()),
        ("nobody here", ()),
        ("@a", ("a",)),
        ("(@a) «@b», \"@c\":@d", ("a", "b", "c", "d")),
        ("Hello @Bar.Centrale.", ("bar.centrale",)),
        ("@wait... @well- @a--b", ("wait", "well", "a--b")),
        ("@Anna @ANNA @anna", ("anna",)),
        ("write to info@example.org or a.b+c@example.org", ()),
        ("mailto:me@example.org", ()),
        ("https://example.org/@someone", ()),
        ("@someone@example.social", ("someone",)),
        ("@@twice", ()),
        ("3 @ 5, @, @ home, @!", ()),
        ("@115712 any news?", ("115712",)),
        ("@città ＠宽", ("città", "宽")),
        ("line\n@below\t@after", ("below", "after")),
        (".@everyone", ("everyone",)),
        ("谢谢@anna", ("anna",)),
        ("perché@anna", ()),
    ],
)  # fmt: skip
def test_handles(text, handles):
    assert mentions(text) == handles


@given(st.lists(st.from_regex(r"[a-z0-9_]([a-z0-9_.-]{0,8}[a-z0-9_])?", fullmatch=True)), st.sampled_from(" ,;:!?\n"))
def test_handles_between_other_signs_are_found_once_in_order(handles, between):
    assert mentions(between.join(f"@{handle}{between}" for handle in handles)) == tuple(dict.fromkeys(handles))


@given(st.text(alphabet="ab@. -/＠", max_size=60))
def test_a_handle_never_starts_or_ends_with_a_sign(text):
    for handle in mentions(text):
        assert handle and handle[0] not in ".-" and handle[-1] not in ".-" and "@" not in handle
