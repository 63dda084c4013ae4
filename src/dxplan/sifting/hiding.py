"""What comes of hiding findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from dxplan.catalogue import sifting
from dxplan.findings import Finding, Rule

#: Codes of the rules about hiding itself.
ABOUT_HIDING: Final = frozenset(
    rule.code for rule in vars(sifting).values() if isinstance(rule, Rule)
)


class Hiding(NamedTuple):
    """Every finding is either shown or hidden; what was to hide one and did not is told."""

    shown: list[Finding]
    hidden: list[Finding]
    #: About what would still hide something, had its last day not passed.
    expired: list[Finding]
    #: About what hides nothing, each with the code of the rule it was meant for.
    idle: list[tuple[str, Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """How many findings are not shown, and why not."""

    #: By `--select`, `--ignore` and the settings.
    ignored: int = 0
    #: By a comment in the file.
    suppressed: int = 0
    #: In the list of known findings.
    known: int = 0


NOTHING_HIDDEN: Final = Hidden()
