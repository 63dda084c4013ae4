"""Decisions: they name what they move, follow one another, and hold."""

from __future__ import annotations

from dxplan.catalogue.example import task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_MOVE = "document: 5/QĐ-UBND, date: 2024-08-30"


def _moved(rest: str, more: str = "") -> str:
    return task(decisions=f"[{{{_MOVE}, {rest}}}{more}]")


DECISION_FIELD = Rule(
    code="DX608",
    slug="decision-field",
    severity=Severity.WARNING,
    title=marked("A decision moves a field that the record does not have"),
    why=marked(
        "`field` is the key that moved, as it stands in the file: `due`, `lead`, `targets`,"
        " `targets.2025`. A decision about an unknown one allows nothing, and the move it was"
        " meant for looks as if nobody had decided it."
    ),
    bad=_moved("field: deadline, from: 2024-12-31, to: 2025-06-30"),
    good=_moved("field: due, from: 2024-12-31, to: 2025-06-30"),
)

DECISION_NOT_APPLIED = Rule(
    code="DX609",
    slug="decision-not-applied",
    severity=Severity.WARNING,
    title=marked("The latest decision on a field says another value than the field holds"),
    why=marked(
        "The new value stands in its own key, and the decision says why it may differ from the"
        " plan. If the two disagree, either the move was never entered or it was moved again"
        " without a decision."
    ),
    bad=_moved("field: due, from: 2024-12-31, to: 2025-09-30"),
    good=_moved("field: due, from: 2024-12-31, to: 2025-06-30"),
)

_NEXT = ", {document: 9/QĐ-UBND, date: 2025-02-10, field: due, from: %s, to: 2025-06-30}"

DECISION_CHAIN = Rule(
    code="DX610",
    slug="decision-chain",
    severity=Severity.WARNING,
    title=marked("Decisions on one field do not follow from one another"),
    why=marked(
        "What a decision moves a field from is what the one before moved it to. A gap means that a"
        " decision in between is missing, or that a value was copied wrongly. A decision that"
        " moves a value to itself moves nothing."
    ),
    bad=_moved("field: due, from: 2024-06-30, to: 2024-12-31", _NEXT % "2025-03-31"),
    good=_moved("field: due, from: 2024-06-30, to: 2024-12-31", _NEXT % "2024-12-31"),
)
