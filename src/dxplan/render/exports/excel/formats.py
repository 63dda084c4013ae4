"""Number formats: what Excel makes of a number for a reader of each language.

Which marks divide thousands and decimals is up to the settings of the reader's Excel; a format
says only where they stand and how many decimals there are. It is chosen for each value, because
Excel has no format that shows 16.25 %, 7.6 % and 50 % without zeros and without a bare comma.
"""

from __future__ import annotations

from dxplan.language import Language

#: Also of texts: with the format `@` Excel shows #### instead of one of over 255 letters.
GENERAL = "General"
_DAYS: dict[Language, str] = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_RATES: dict[Language, str] = {"vi": "{}\\ %", "en": "{}%"}


def day_code(language: Language) -> str:
    """The format of days."""
    return _DAYS[language]


def rate_code(places: int, language: Language) -> str:
    """The format of a rate 0..1 that has so many decimals as a percentage."""
    return _RATES[language].format(_decimals("0", places))


def number_code(places: int, sign: str = "") -> str:
    """The format of a number with so many decimals, and a sign such as `≥` before it."""
    code = _decimals("#,##0", places)
    return f'"{sign} "{code}' if sign else code


def _decimals(whole: str, places: int) -> str:
    return f"{whole}.{'0' * places}" if places else whole
