"""Closer looks at the best mix, one at a time."""

from smm.i18n import Translator
from smm.optimisation.results import Optimum


def closer(found: Optimum, t: Translator, presenting: bool) -> None:
    """Offer the closer looks, and draw the chosen one."""
