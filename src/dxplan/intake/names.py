"""Agency names as people write them, to the agencies of the plan: never by guess.

A name is looked up as written, then without accents, then as letters only, in every form its
agency can have: its name, its short name, without the city's name, initials in place of words.
Whatever two agencies could share finds neither. Names may themselves hold commas, semicolons
and "và", so in a cell the longest run of parts that is a name comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dxplan.intake.spelling import aligned, composed, folded, squeezed
from dxplan.model import Agency, AgencyGroup, Plan

#: What a mapping writes for words that stand for no agency in particular.
NOBODY = "none"

_HARD = re.compile(r"[;,\n\r]+|\s[-–+•]\s|(?:^|\n)\s*[-–+•*]\s*")
_SOFT = re.compile(r"\s+(?:và|&|va)\s+|\s*/\s*")
#: "Các sở: Nội vụ, Tài chính": the kind of agency stands once for all.
_SHARED_KIND = re.compile(
    r"\s*(?:ubnd\s+)?(?:cac\s+)?(so|quan|huyen|thi xa|phuong|xa|ban)\s*"
    r"(?:,?\s*(?:ban|nganh)\s*)*:\s*"
)
_MAX_PARTS = 120
_LONGEST_NAME = 12
_SPELLINGS = (
    (re.compile(r"\b(?:uỷ|ủy|uy) ban nhân dân\b|\b(?:uy|uỷ|ủy) ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bhội đồng nhân dân\b|\bhoi dong nhan dan\b"), "hđnd"),
    (re.compile(r"\b(?:tp|t\.p)\b\.? ?"), "thành phố "),
    (re.compile(r"\bvp\b\.? ?"), "văn phòng "),
    (re.compile(r"\btx\b\.? ?"), "thị xã "),
    (re.compile(r"\s*&\s*"), " và "),
    (re.compile(r"[–—]"), "-"),
    (re.compile(r"\bcác\b|\bcac\b"), " "),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a cell that names one agency or group, or could not be resolved."""

    written: str
    #: Where it stands in the cell's text.
    start: int
    end: int
    #: The agencies it can mean: one when it is resolved.
    found: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


class Names:
    """The agencies of a plan by every form of their names, and the choices of a mapping."""

    def __init__(self, plan: Plan, choices: Mapping[str, str] | None = None) -> None:
        self._in_city = _in_city(plan.identity.issuer)
        self._forms: tuple[defaultdict[str, set[str]], ...] = tuple(defaultdict(set) for _ in _KEYS)
        self._shown: dict[str, str] = {}
        for agency in plan.agencies.values():
            self._add(agency)
        for group in plan.agency_groups.values():
            self._add(group)
        self._choices = {folded(name): chosen for name, chosen in (choices or {}).items()}

    def read(self, words: str) -> list[Piece]:
        """The agencies a cell names, in order; words a mapping has given to nobody are left out."""
        words = composed(words)
        whole = _strip(words, 0, len(words))
        found = self._look_up(words[slice(*whole)])
        if found is not None:
            return [] if found == (NOBODY,) else [_piece(words, whole, found)]
        return [piece for piece in self._parts(words) if piece.found != (NOBODY,)]

    def nearest(self, written: str) -> tuple[str, ...]:
        """The names of the plan that are spelt most alike."""
        keys = get_close_matches(self._bare(folded(written)), self._shown, n=3, cutoff=0.6)
        return tuple(dict.fromkeys(self._shown[key] for key in keys))

    def _parts(self, words: str) -> Iterator[Piece]:
        spans = list(_spans(words))[:_MAX_PARTS]
        kind, first = "", 0
        while first < len(spans):
            start, end, _ = spans[first]
            shared = _SHARED_KIND.match(aligned(words[start:end]))
            if shared is not None and shared.end() < end - start:
                kind, start = shared[1], start + shared.end()
            last, found = self._longest(words, spans, first, start, kind)
            if found is not None:
                yield _piece(words, _strip(words, start, spans[last][1]), found)
            else:
                last = _end_of_part(spans, first)
                place = _strip(words, start, spans[last][1])
                near = self.nearest(words[slice(*place)])
                yield _piece(words, place, self._all_meanings(words[slice(*place)]), near)
            first = last + 1

    def _longest(
        self, words: str, spans: list[_Part], first: int, start: int, kind: str
    ) -> tuple[int, tuple[str, ...] | None]:
        """The longest run of parts from `first` that is one name."""
        for last in range(min(len(spans), first + _LONGEST_NAME) - 1, first - 1, -1):
            written = words[slice(*_strip(words, start, spans[last][1]))]
            found = self._look_up(written)
            if found is None and kind:
                found = self._look_up(f"{kind} {written}")
            if found is not None:
                return last, found
        return first, None

    def _look_up(self, written: str) -> tuple[str, ...] | None:
        """The one agency of that name; None when there is none, or more than one."""
        chosen = self._choices.get(folded(written))
        if chosen is not None:
            return (chosen,)
        meanings = self._all_meanings(written)
        return meanings if len(meanings) == 1 else None

    def _all_meanings(self, written: str) -> tuple[str, ...]:
        """The agencies that have this name in the strictest way of comparing that finds any."""
        bare = self._bare(_spelt_out(written))
        for forms, key in zip(self._forms, _KEYS, strict=True):
            found = forms.get(key(bare)) if key(bare) else None
            if found:
                return tuple(sorted(found))
        return ()

    def _add(self, agency: Agency | AgencyGroup) -> None:
        short = agency.short if isinstance(agency, Agency) else None
        written = [each for each in (agency.name, short, agency.name_en) if each]
        for name in written:
            self._shown.setdefault(self._bare(folded(name)), agency.name)
        for form in {each for name in written for each in self._variants(name)}:
            for forms, key in zip(self._forms, _KEYS, strict=True):
                if key(form):
                    forms[key(form)].add(agency.id)

    def _variants(self, name: str) -> Iterator[str]:
        bare = self._bare(_spelt_out(name))
        yield bare
        yield bare.removeprefix("ubnd ")
        yield _initials(bare)

    def _bare(self, name: str) -> str:
        """A name without the city it is in: all are in the same one."""
        return self._in_city.sub("", name).strip() or name


def _letters_only(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", aligned(name))


def _as_written(name: str) -> str:
    return name


_KEYS: tuple[Callable[[str], str], ...] = (_as_written, aligned, _letters_only)


def _spelt_out(name: str) -> str:
    """A name in small letters with its common abbreviations written one way."""
    words = squeezed(name).lower()
    for pattern, replacement in _SPELLINGS:
        words = pattern.sub(replacement, words)
    return " ".join(words.split()).strip(" .:")


def _initials(name: str) -> str:
    """`sở thông tin và truyền thông` as `sở tttt`; a name of two words has none."""
    first, *rest = [word for word in re.split(r"[\s\-]+", name) if word not in {"và", "-"}]
    return f"{first} {''.join(word[0] for word in rest)}" if len(rest) > 1 else name


def _in_city(issuer: str) -> re.Pattern[str]:
    """What ends a name to say that it is one of the city or province whose committee this is."""
    words = squeezed(issuer).lower()
    match = re.search(r"(?:thành phố|tỉnh|tp\.?)\s+(.+)$", words)
    city = match[1] if match else ""
    names = "|".join(re.escape(each) for each in {city, folded(city)} if each)
    whole = r"(?:thành phố|thanh pho|tỉnh|tinh)"
    ending = rf"{whole}(?:\s+(?:{names}))?|(?:{names})" if names else whole
    return re.compile(rf"(?<=\w)\s+(?:{ending})(?=\s*(?:[;,]|$))")


_Part = tuple[int, int, bool]


def _spans(words: str) -> Iterator[_Part]:
    """Places of the parts between separators; whether the separator after it is a strong one."""
    marks = sorted(
        [(match.start(), match.end(), True) for match in _HARD.finditer(words)]
        + [(match.start(), match.end(), False) for match in _SOFT.finditer(words)]
    )
    start = 0
    for begin, end, hard in [*marks, (len(words), len(words), True)]:
        if begin >= start:
            if words[start:begin].strip(" .:"):
                yield start, begin, hard
            start = end


def _end_of_part(spans: list[_Part], first: int) -> int:
    """The last of the parts up to the next strong separator."""
    while first < len(spans) - 1 and not spans[first][2]:
        first += 1
    return first


def _strip(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start] in " .;,:-–\t\n\r\u00a0":
        start += 1
    while end > start and words[end - 1] in " .;,:\t\n\r\u00a0":
        end -= 1
    return start, end


def _piece(
    words: str, place: tuple[int, int], found: tuple[str, ...], near: Iterable[str] = ()
) -> Piece:
    start, end = place
    written = words[start:end]
    return Piece(written=written, start=start, end=end, found=found, nearest=tuple(near))
