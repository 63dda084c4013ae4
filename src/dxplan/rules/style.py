"""How a text is written: blanks, signs, letters and accents (`names.py` goes over all texts)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dxplan.catalogue import style as catalogue
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.rules.placing import finding_at
from dxplan.rules.texts import VIETNAMESE, Complaint, Wording, wordings
from dxplan.scalars import strange_character
from dxplan.workspace import Workspace


def stray_space(words: str, key: str) -> Complaint | None:
    """Names hold single plain spaces, and none at their ends."""
    # Of all blanks only the plain space is printable, which is the quickest way to ask.
    plain = words.isprintable() or not re.search(r"[^\S ]", words)
    if plain and "  " not in words and words[0] != " " and words[-1] != " ":
        return None
    return Complaint(
        catalogue.STRAY_SPACE,
        text("{key} holds spaces or line ends that nobody sees", key=key),
        text("write single spaces, and none at the ends"),
    )


#: Fewer capitals may be an abbreviation.
_SHOUTED: Final = 8


def all_capitals(words: str, key: str) -> Complaint | None:
    """No name is in capitals throughout; short names and abbreviations may be."""
    if not words.isupper() or key == "short" or len(words) <= _SHOUTED or " " not in words:
        return None
    return Complaint(
        catalogue.ALL_CAPITALS,
        text("{key} is written in capitals throughout", key=key),
        text("write small letters but for the first and for proper names"),
    )


#: Points that belong to the last word.
_ABBREVIATED: Final = ("v.v.", "..", "Co.", "Ltd.", "etc.")


def end_punctuation(words: str, key: str) -> Complaint | None:
    """No name ends in a punctuation mark, but for abbreviations."""
    if words[-1] not in ".,;:" or words.endswith(_ABBREVIATED):
        return None
    return Complaint(
        catalogue.END_PUNCTUATION,
        text("{key} ends in “{sign}”", key=key, sign=words[-1]),
        text("take the sign out"),
    )


#: One Vietnamese syllable without its accents.
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?",
    re.IGNORECASE | re.ASCII,
)
#: Fewer syllables may well be English.
_ENOUGH: Final = 4


def without_accents(words: str, key: str) -> Complaint | None:
    """Vietnamese texts have their accents."""
    if not words.isascii() or key not in VIETNAMESE or not _is_bare(words):
        return None
    return Complaint(
        catalogue.WITHOUT_ACCENTS,
        text("{key} looks like Vietnamese without accents", key=key),
        text("type it with its accents; English has a key of its own"),
    )


def _is_bare(words: str) -> bool:
    syllables = re.findall(r"[A-Za-z]+", words)
    return len(syllables) >= _ENOUGH and all(map(_SYLLABLE.fullmatch, syllables))


_FOREIGN: Final = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LATIN: Final = r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
_MIXED: Final = re.compile(f"{_LATIN}{_FOREIGN.pattern}|{_FOREIGN.pattern}{_LATIN}")


def mixed_scripts(words: str, key: str) -> Complaint | None:
    """Every word is of one script."""
    # Hardly any text holds such a letter, and one alone is quickly looked for.
    if words.isascii() or not _FOREIGN.search(words):
        return None
    match = _MIXED.search(words)
    if match is None:
        return None
    return Complaint(
        catalogue.MIXED_SCRIPTS,
        text("{key} mixes letters of two scripts in one word", key=key),
        text("type the word anew"),
        strange_character(match[0]),
    )


def formula_like(words: str, key: str) -> Complaint | None:
    """No text begins like a formula of a workbook."""
    if words[0] not in "=+-@":
        return None
    return Complaint(
        catalogue.FORMULA_LIKE,
        text("{key} begins with “{sign}”, like a formula", key=key, sign=words[0]),
        text("take the sign out"),
    )


#: What a cell of a workbook holds (Excel specifications and limits).
_CELL: Final = 32_767


def too_long_for_a_cell(words: str, key: str) -> Complaint | None:
    """Every text fits into a cell of a workbook."""
    if len(words) <= _CELL:
        return None
    return Complaint(
        catalogue.TOO_LONG_FOR_A_CELL,
        text("{key} has {length} characters", key=key, length=len(words)),
        text("shorten it, or cite the document it is from"),
        text("a cell holds {limit}", limit=_CELL),
    )


#: The tone mark on the second vowel (hoà, thuỷ), or on the first (hòa, thủy); `quý` knows but one
#: way. Each pattern is apart, for one that begins with a letter is looked for many times as fast.
_ON_SECOND: Final = (re.compile(r"o[àáảãạèéẻẽẹ]\b"), re.compile(r"u(?<!qu)[ỳýỷỹỵ]\b"))
_ON_FIRST: Final = (re.compile(r"[òóỏõọ][ae]\b"), re.compile(r"[ùúủũụ]y\b"))
_Way = tuple[re.Pattern[str], ...]


def mixed_tone_marks(workspace: Workspace) -> Iterator[Finding]:
    """Tone marks are set in one way throughout the plan."""
    texts = [each for each in wordings(workspace) if each.key in VIETNAMESE]
    everything = "\n".join(each.words for each in texts)
    ways = (_ON_FIRST, _ON_SECOND)
    # Most plans know one way only: then nobody needs to look at one text after the other.
    if not all(_found(way, everything) for way in ways):
        return
    first, second = ([each for each in texts if _found(way, each.words)] for way in ways)
    # Where both are equally common, the first is the one that schools teach.
    rare, way = (second, _ON_SECOND) if len(first) >= len(second) else (first, _ON_FIRST)
    for each in rare:
        yield _rarer(workspace, each, way)


def _found(way: _Way, words: str) -> re.Match[str] | None:
    return next(filter(None, (pattern.search(words) for pattern in way)), None)


def _rarer(workspace: Workspace, wording: Wording, way: _Way) -> Finding:
    match = _found(way, wording.words)
    end = match.end() if match else None
    return finding_at(
        workspace,
        catalogue.MIXED_TONE_MARKS,
        wording.spot,
        text(
            "{key} sets the tone mark in “{word}” the rarer way",
            key=wording.key,
            word=wording.words[:end].split()[-1],
        ),
        fix=text("write it like the rest of the plan"),
    )
