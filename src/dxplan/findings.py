"""What is reported about the data: one type for every diagnostic, its place and its order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dxplan.language import Text


class Severity(StrEnum):
    """How bad a finding is, most severe first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for errors, growing as severity falls."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The registry entry of a rule: it feeds the messages, the docs and the tests."""

    #: `DX` and three digits; the first digit is the family. Never reused.
    code: str
    #: Readable name, unique like the code.
    slug: str
    severity: Severity
    #: What is wrong, in one line (a marked source string).
    title: str
    #: Why it matters and how it is mended (a marked source string).
    why: str
    #: Files that make it fire and files that content it: each begins with a line `# data/…`,
    #: and they are laid over the plan in `catalogue/example.py`. Tests run every one.
    bad: str
    good: str
    #: What was there before both, of a rule that compares two states; files like the others.
    before: str = ""
    #: The day the examples are judged on, where the rule fires only on a day that was asked for.
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A stretch of a file: 1-based lines, 1-based columns in code points, end exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordName:
    """Names the record a finding is about, because planners think in tasks, not lines."""

    #: `task`, `indicator`, `agency`, `source`, `report`, … (a marked source string).
    kind: str
    id: str
    title: str | None = None
    #: Short name of the agency that leads or owns it.
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A second place that belongs to a finding, such as a first definition."""

    message: Text
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One diagnostic."""

    rule: Rule
    message: Text
    location: Location
    #: What the caret points out, beside it.
    label: Text | None = None
    record: RecordName | None = None
    #: What to do, as concretely as is known.
    fix: Text | None = None
    related: tuple[Related, ...] = field(default=())

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by place, then code, and drop repetitions: the only place that decides order."""

    def key(finding: Finding) -> tuple[Location, str, str]:
        return finding.location, finding.rule.code, str(finding.message)

    unique = {key(finding): finding for finding in findings}
    return [unique[place] for place in sorted(unique)]


def only_errors(findings: Iterable[Finding]) -> list[Finding]:
    """The errors among findings, in order."""
    return in_order(each for each in findings if each.severity is Severity.ERROR)
