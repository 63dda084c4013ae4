"""Comments that hide a finding: `# dxplan: ignore[DX512] why (until 2026-06-30)`.

A comment behind a value holds for the findings of its line. A comment on a line of its own holds
for the comments it stands among and for the line right below them. `#` inside a text is text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from dxplan.catalogue.sifting import (
    SUPPRESSION_EXPIRED,
    SUPPRESSION_UNUSED,
    SUPPRESSION_WITHOUT_REASON,
    UNREADABLE_SUPPRESSION,
)
from dxplan.findings import Finding, Location
from dxplan.language import text
from dxplan.scalars import Misread, read_date, shown
from dxplan.sifting.hiding import Hiding
from dxplan.sifting.rulenames import one_rule
from dxplan.yamltext import Document, Span

_MARK: Final = "dxplan:"
_FORM: Final = re.compile(r"ignore\s*\[([^\]]*)\](.*)", re.DOTALL)
_UNTIL: Final = re.compile(r"\(\s*until\s([^()]*)\)$")
_EXAMPLE: Final = "# dxplan: ignore[DX311] reason (until 2026-06-30)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A comment that names rules whose findings it hides, and says why."""

    #: The comment itself.
    place: Location
    #: The line it holds for.
    line: int
    codes: tuple[str, ...]
    reason: str
    #: The last day it holds.
    until: dt.date | None = None

    def has_expired(self, day: dt.date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and day > self.until

    def expired(self) -> Finding:
        """The finding that its last day is over."""
        return Finding(
            rule=SUPPRESSION_EXPIRED,
            message=text("this held until {date} and hides nothing now", date=self.until),
            location=self.place,
            fix=text("mend what it hid, or give another date and say why"),
        )

    def idle(self, code: str) -> Finding:
        """The finding that it hides nothing of a rule."""
        return Finding(
            rule=SUPPRESSION_UNUSED,
            message=text("there is no {code} to hide here", code=code),
            location=self.place,
            fix=text("take {code} out of the comment", code=code)
            if len(self.codes) > 1
            else text("take the comment out"),
        )


@dataclass(frozen=True, slots=True)
class Suppressions:
    """All suppressions of some files."""

    all: list[Suppression] = field(default_factory=list)
    #: Path and line of every comment on a line of its own -> the line right below its block.
    below: dict[tuple[str, int], int] = field(default_factory=dict)

    def hide(self, findings: Iterable[Finding], day: dt.date) -> Hiding:
        """Take out the findings that a suppression names which has not expired on a day."""
        holding = {
            (each.place.path, each.line, code): each
            for each in self.all
            if not each.has_expired(day)
            for code in each.codes
        }
        result = Hiding([], [], [each.expired() for each in self.all if each.has_expired(day)], [])
        used = set()
        for finding in findings:
            path, line = finding.location.path, finding.location.line
            key = path, self.below.get((path, line), line), finding.rule.code
            if key in holding:
                used.add(key)
                result.hidden.append(finding)
            else:
                result.shown.append(finding)
        result.idle.extend(
            (code, held.idle(code))
            for (path, line, code), held in holding.items()
            if (path, line, code) not in used
        )
        return result


def read_suppressions(documents: Iterable[Document]) -> tuple[Suppressions, list[Finding]]:
    """The suppressions in files, and findings about comments that were to be some."""
    found = Suppressions()
    findings: list[Finding] = []
    for document in documents:
        # To ask for comments costs as much as to read the file again.
        if _MARK in document.text:
            findings += _read_document(document, found)
    return found, findings


def _read_document(document: Document, found: Suppressions) -> Iterator[Finding]:
    """Add what a file holds; yields what is wrong with it."""
    comments = {document.location(span).line: span for span in document.comments}
    below = _blocks([line for line, span in comments.items() if _is_alone(document, span)])
    found.below.update({(document.path, line): held for line, held in below.items()})
    for line, span in comments.items():
        words = document.text[span.start : span.end].lstrip("#").strip()
        if not words.startswith(_MARK):
            continue
        place = document.location(span)
        try:
            codes, reason, until = _read(words.removeprefix(_MARK).strip())
        except Misread as misread:
            yield _misread(misread, place)
        else:
            held = below.get(line, line)
            found.all.append(
                Suppression(place=place, line=held, codes=codes, reason=reason, until=until)
            )


def _is_alone(document: Document, span: Span) -> bool:
    start = document.line_starts[document.location(span).line - 1]
    return not document.text[start : span.start].strip()


def _blocks(lines: Iterable[int]) -> dict[int, int]:
    """For every line of a comment alone, the line right below the block it stands in."""
    below: dict[int, int] = {}
    for line in sorted(lines, reverse=True):
        below[line] = below.get(line + 1, line + 1)
    return below


def _read(words: str) -> tuple[tuple[str, ...], str, dt.date | None]:
    """Codes, reason and last day of a comment.

    Raises:
        Misread: when it cannot be understood.
    """
    form = _FORM.fullmatch(words)
    names = [] if form is None else [each.strip() for each in form[1].split(",")]
    if form is None or not all(names):
        raise Misread(
            UNREADABLE_SUPPRESSION,
            text("{found} is not understood", found=shown(f"{_MARK} {words}".strip())),
            fix=text("write {value}", value=_EXAMPLE),
        )
    codes = tuple(dict.fromkeys(one_rule(name) for name in names))
    reason = form[2].strip()
    ending = _UNTIL.search(reason)
    until = None
    if ending is not None:
        until = read_date(ending[1].strip())
        reason = reason[: ending.start()].strip()
    if not any(letter.isalnum() for letter in reason):
        raise Misread(
            SUPPRESSION_WITHOUT_REASON,
            text("it does not say why {codes} is hidden", codes=", ".join(codes)),
            fix=text("write the reason behind the brackets"),
        )
    return codes, reason, until


def _misread(misread: Misread, place: Location) -> Finding:
    """What is wrong with a comment; unknown rules and dates are mistakes of the comment, too."""
    own = misread.rule is SUPPRESSION_WITHOUT_REASON
    return Finding(
        rule=misread.rule if own else UNREADABLE_SUPPRESSION,
        message=misread.message,
        location=place,
        label=misread.label,
        fix=misread.fix,
    )
