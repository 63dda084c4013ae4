"""Findings through settings, comments and the list of known ones: what is shown, and what not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dxplan.findings import Finding, in_order, only_errors
from dxplan.sifting.anchors import Anchor, Anchors
from dxplan.sifting.baseline import Baseline
from dxplan.sifting.hiding import Hidden
from dxplan.sifting.settings import Choice, Settings
from dxplan.sifting.suppressions import read_suppressions
from dxplan.yamltext import Document


@dataclass(frozen=True, kw_only=True)
class Sieve:
    """What decides which findings are shown."""

    #: The day until which things may be hidden is compared with this one.
    day: dt.date
    settings: Settings = field(default_factory=Settings)
    #: What the path of the plan begins with, seen from the folder of the settings.
    prefix: str = ""
    #: What the command line asks for; it has the last word.
    asked: Choice = field(default_factory=Choice)
    baseline: Baseline | None = None
    #: Rules that did not run this time, so that nothing follows from their silence.
    not_run: frozenset[str] = frozenset()
    #: Whether a finding that is absent has been mended: not when the plan is looked at on a day
    #: that is over.
    absence_tells: bool = True

    def shows(self, finding: Finding) -> bool:
        """Whether the command line, or else the settings, let this be shown."""
        code = finding.rule.code
        if not self.asked.shows(code):
            return False
        return bool(self.asked.select) or self.settings.shows(
            code, self.prefix + finding.location.path
        )


@dataclass(frozen=True, kw_only=True)
class Sifted:
    """Every finding in one of these, and in `shown` also those about what hides nothing."""

    shown: Sequence[Finding]
    #: Each of these as `Hidden` counts them.
    ignored: Sequence[Finding] = ()
    suppressed: Sequence[Finding] = ()
    known: Sequence[Finding] = ()

    def only(self, wanted: Callable[[Finding], bool]) -> Sifted:
        """The same without the findings that nobody wants to hear of."""

        def those(findings: Sequence[Finding]) -> list[Finding]:
            return [each for each in findings if wanted(each)]

        return Sifted(
            shown=those(self.shown),
            ignored=those(self.ignored),
            suppressed=those(self.suppressed),
            known=those(self.known),
        )

    @property
    def hidden(self) -> Hidden:
        """How many are not shown."""
        return Hidden(
            ignored=len(self.ignored), suppressed=len(self.suppressed), known=len(self.known)
        )


def sift(findings: Iterable[Finding], documents: Mapping[str, Document], sieve: Sieve) -> Sifted:
    """Apply comments, then the list of known findings, then settings and command line.

    In this order what hides nothing is told apart from what would not have been shown anyway. It
    is told only when no error is left: behind one, findings are absent that nobody has mended.
    """
    found = list(findings)
    suppressions, about = read_suppressions(documents.values())
    commented = suppressions.hide(found, sieve.day)
    about += commented.expired
    idle = list(commented.idle)
    shown, known = commented.shown, list[Finding]()
    if sieve.baseline is not None:
        listed = sieve.baseline.hide(_anchored(shown, documents), sieve.day)
        shown, known = listed.shown, listed.hidden
        about += listed.expired
        idle += listed.idle
    if sieve.absence_tells and not only_errors(filter(sieve.shows, shown)):
        about += (finding for code, finding in idle if code not in sieve.not_run)
        paths = {*documents, *(finding.location.path for finding in found)}
        about += sieve.settings.idle_patterns(sieve.prefix + path for path in sorted(paths))
    candidates = [*shown, *about]
    return Sifted(
        shown=in_order(each for each in candidates if sieve.shows(each)),
        ignored=[each for each in candidates if not sieve.shows(each)],
        suppressed=commented.hidden,
        known=known,
    )


def anchors_of(findings: Iterable[Finding], documents: Mapping[str, Document]) -> list[Anchor]:
    """What a list of known findings knows these by."""
    return [anchor for _, anchor in _anchored(findings, documents)]


def _anchored(
    findings: Iterable[Finding], documents: Mapping[str, Document]
) -> list[tuple[Finding, Anchor]]:
    anchors = Anchors(documents)
    return [(finding, anchors.of(finding)) for finding in findings]
