"""Numbers, money, hours and lists in both languages."""

import pytest

from smm.i18n import N_, Language, Translator

IT, EN = Translator("it"), Translator("en")


@pytest.mark.parametrize(
    ("value", "digits", "italian", "english"),
    [
        (0, 0, "0", "0"),
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (0.25, 2, "0,25", "0.25"),
        (7, 2, "7,00", "7.00"),
        (-3.5, 1, "-3,5", "-3.5"),
        (999.5, 0, "1.000", "1,000"),
        (1234, 0, "1.234", "1,234"),
    ],
)
def test_numbers(value, digits, italian, english):
    assert IT.number(value, digits) == italian
    assert EN.number(value, digits) == english


@pytest.mark.parametrize(
    ("value", "italian", "english"),
    [(12.0, "12", "12"), (1.5, "1,5", "1.5"), (1234.567, "1.234,57", "1,234.57"), (0, "0", "0")],
)
def test_short_numbers_have_no_needless_zeros(value, italian, english):
    assert (IT.short(value), EN.short(value)) == (italian, english)


@pytest.mark.parametrize(
    ("value", "currency", "digits", "italian", "english"),
    [
        (1234.5, "EUR", 2, "1.234,50 €", "€1,234.50"),
        (1234.5, "EUR", 0, "1.234 €", "€1,234"),
        (0, "EUR", 2, "0,00 €", "€0.00"),
        (80, "GBP", 0, "80 £", "£80"),
        (80, "CHF", 2, "80,00 CHF", "CHF80.00"),
    ],
)
def test_money(value, currency, digits, italian, english):
    assert IT.money(value, currency, digits).replace("\xa0", " ") == italian
    assert EN.money(value, currency, digits).replace("\xa0", " ") == english


def test_money_in_italian_keeps_number_and_sign_on_one_line():
    assert IT.money(5) == "5,00\xa0€"


def test_hours():
    assert (IT.hours(2.5), EN.hours(2.5), EN.hours(13)) == ("2,5\xa0h", "2.5\xa0h", "13\xa0h")


def test_lists():
    assert IT.listing(["a", "b", "c"]) == "a, b e c"
    assert EN.listing(["a", "b"]) == "a and b"
    assert IT.listing([]) == ""


def test_a_message_without_a_translation_is_said_in_english():
    assert IT("no such sentence in any catalogue") == "no such sentence in any catalogue"


def test_placeholders_are_filled_and_braces_of_values_are_left_alone():
    assert EN("{a} and {b}", a="{x}", b=2) == "{x} and 2"
    assert EN("no {placeholder} without values") == "no {placeholder} without values"
    assert EN("") == ""


def test_counting_in_english():
    assert EN.plural("{count} row", "{count} rows", 1) == "1 row"
    assert EN.plural("{count} row of {n}", "{count} rows of {n}", 1200, n=3) == "1,200 rows of 3"


def test_two_languages_live_side_by_side():
    assert (IT.pick("yes", "sì"), EN.pick("yes", "sì"), IT.pick("yes", "sì")) == ("sì", "yes", "sì")
    assert IT.language is Language.IT and Translator(Language.EN).language is Language.EN


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("it", "it"),
        ("it-IT", "it"),
        ("IT_ch", "it"),
        ("en-GB", "en"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
        ("x", "en"),
    ],
)
def test_the_language_of_a_browser(locale, language):
    assert Language.from_locale(locale) == language


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="de"):
        Translator("de")


def test_marking_a_message_leaves_it_as_it_is():
    assert N_("Row {row}") == "Row {row}"
