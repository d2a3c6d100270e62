"""Words, numbers and money in Italian and English.

Message ids are the English sentences; ``smm/locale`` holds the other languages as gettext catalogues.
A :class:`Translator` is made for each use and never installed globally, so that two people with two languages
can share one process.
"""

import gettext
import math
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from smm.resources import LOCALE

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

DOMAIN = "smm"


class Language(StrEnum):
    """A language the product speaks, as its ISO 639-1 code."""

    IT = "it"
    EN = "en"

    @classmethod
    def from_locale(cls, locale: str | None) -> "Language":
        """Return the language of a browser locale, English when it is neither.

        Examples
        --------
        >>> Language.from_locale("it-IT"), Language.from_locale("de-DE"), Language.from_locale(None)
        (<Language.IT: 'it'>, <Language.EN: 'en'>, <Language.EN: 'en'>)
        """
        code = (locale or "").replace("_", "-").split("-")[0].lower()
        return cls(code) if code in tuple(cls) else cls.EN

    def pick(self, english: str, italian: str) -> str:
        """Choose between the two texts of a data file.

        Examples
        --------
        >>> Language.IT.pick("two directions", "due direzioni")
        'due direzioni'
        """
        return italian if self is Language.IT else english


def N_(message: str) -> str:
    """Mark a message id for translation where it is written, to be translated where it is shown."""
    return message


@lru_cache(maxsize=len(Language))
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, languages=[language.value], fallback=True)


@lru_cache(maxsize=len(Language))
def _locale(language: Language) -> "Locale":
    from babel import Locale

    return Locale(language.value)


@lru_cache(maxsize=128)
def _pattern(text: str) -> "NumberPattern":
    """Return a pattern of numbers as Babel reads it: once, for it takes longer than the writing itself."""
    from babel.numbers import parse_pattern

    return parse_pattern(text)


class Translator:
    r"""Speak one language: translate messages, write numbers, money and shares of it.

    Examples
    --------
    >>> t = Translator(Language.IT)
    >>> t.money(1234.5)
    '1.234,50\xa0€'
    >>> t.number(0.25, digits=2)
    '0,25'
    """

    def __init__(self, language: Language | str) -> None:
        self.language = Language(language)
        self._catalogue = _catalogue(self.language)

    def __call__(self, message: str, **values: object) -> str:
        """Translate a message id and fill its named placeholders."""
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**values) if values else text

    def plural(self, singular: str, plural: str, count: int, **values: object) -> str:
        """Translate a message that counts; ``{count}`` is filled in the language's number format."""
        text = self._catalogue.ngettext(singular, plural, count)
        return text.format(count=self.number(count), **values)

    def pick(self, english: str, italian: str) -> str:
        """Choose between the two texts of a data file."""
        return self.language.pick(english, italian)

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number with the language's separators.

        Parameters
        ----------
        value : float
        digits : int
            Decimals shown, always exactly that many.
        """
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=_pattern(pattern), locale=_locale(self.language))

    def short(self, value: float) -> str:
        """Write a number with at most two decimals and none that are zero.

        Examples
        --------
        >>> Translator("it").short(1.5), Translator("en").short(12.0)
        ('1,5', '12')
        """
        from babel.numbers import format_decimal

        return format_decimal(value, format=_pattern("#,##0.##"), locale=_locale(self.language))

    def precise(self, value: float) -> str:
        """Write a number with the three digits that say most, and no zeros behind its mark.

        Examples
        --------
        >>> [Translator("it").precise(v) for v in (0.0025, 1 / 3, 1234.5, 40.0, 0.0)]
        ['0,0025', '0,333', '1.234', '40', '0']
        """
        from babel.numbers import format_decimal

        digits = 0 if value == 0 else max(0, 2 - math.floor(math.log10(abs(value))))
        pattern = "#,##0" + ("." + "#" * digits if digits else "")
        return format_decimal(value, format=_pattern(pattern), locale=_locale(self.language))

    def money(self, value: float, currency: str = "EUR", digits: int = 2) -> str:
        """Write an amount of money; ``digits=0`` rounds to whole units."""
        from babel.numbers import format_currency

        pattern = {"it": "#,##0{d}\u00a0¤", "en": "¤#,##0{d}"}[self.language.value]
        decimals = "." + "0" * digits if digits else ""
        return format_currency(
            value, currency, _pattern(pattern.format(d=decimals)), locale=_locale(self.language), currency_digits=False
        )

    def currency(self, code: str) -> str:
        """Write the sign of a currency, or its code where the language knows none.

        Examples
        --------
        >>> Translator("it").currency("EUR"), Translator("it").currency("CHF")
        ('€', 'CHF')
        """
        from babel.numbers import get_currency_symbol

        return get_currency_symbol(code, _locale(self.language))

    def percent(self, share: float, digits: int = 0) -> str:
        """Write a share of one in percent.

        Examples
        --------
        >>> Translator("en").percent(0.825), Translator("it").percent(0.495, 1)
        ('82%', '49,5%')
        """
        from babel.numbers import format_percent

        pattern = f"0.{'0' * digits}%" if digits else None
        return format_percent(share, pattern, locale=_locale(self.language))

    def day(self, value: date) -> str:
        """Write a day: ``2 set 2026``, ``Sep 2, 2026``."""
        from babel.dates import format_date

        return format_date(value, format="medium", locale=_locale(self.language))

    def hours(self, value: float) -> str:
        """Write a number of hours: ``2.5 h``."""
        return f"{self.short(value)}\xa0h"

    def listing(self, items: list[str]) -> str:
        """Join items the way the language lists them: ``a, b and c``."""
        from babel.lists import format_list

        return format_list(items, locale=_locale(self.language))
