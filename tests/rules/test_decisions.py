"""Decisions: what they may name, what the file holds, and the decision before."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxplan.catalogue.example import indicator, task
from tests.builders import findings, folder


def said(root: Path, example: str) -> list[str]:
    return [
        f"{each.rule.code} {each.fix}"
        for each in findings(folder(root, example))
        if each.rule.code in {"DX608", "DX609", "DX610"}
    ]


def moved(field: str, to: str, more: str = "") -> str:
    return f"[{{document: 5/QĐ-UBND, date: 2024-08-30, field: {field}, to: {to}}}{more}]"


@pytest.mark.parametrize(
    ("field", "to"),
    [
        ("due", "2025-06-30"),
        ("lead", "so-a"),
        ("weight", "1"),
        ("serves", "thêm hai chỉ tiêu"),
        ("targets", "80"),
        ("targets.2025", "80"),
        ("direction", "up"),
    ],
)
def test_a_decision_that_holds_is_fine(tmp_path: Path, field: str, to: str) -> None:
    of_tasks = {"due", "lead", "weight", "serves"}
    make = task if field in of_tasks else indicator
    assert said(tmp_path, make(decisions=moved(field, to))) == []


@pytest.mark.parametrize(
    ("field", "fix"),
    [("dues", "did you mean due?"), ("due.2025", "None"), ("id", "None"), ("decisions", "None")],
)
def test_a_field_is_a_key_that_can_move(tmp_path: Path, field: str, fix: str) -> None:
    assert said(tmp_path, task(decisions=moved(field, "2025-06-30"))) == [f"DX608 {fix}"]


def test_a_target_of_a_year_is_compared_with_that_year(tmp_path: Path) -> None:
    assert said(tmp_path, indicator(decisions=moved("targets.2030", "80"))) == [
        "DX609 write the value decided on, or name the decision that moved it again"
    ]


def test_decisions_are_followed_by_date_and_not_as_they_stand(tmp_path: Path) -> None:
    earlier = ", {document: 1/QĐ-UBND, date: 2023-08-30, field: due, to: 2024-12-31}"
    assert said(tmp_path, task(decisions=moved("due", "2025-06-30", earlier))) == []


def test_a_move_to_itself_moves_nothing(tmp_path: Path) -> None:
    still = moved("due", "2025-06-30").replace("to:", "from: 2025-06-30, to:")
    assert said(tmp_path, task(decisions=still)) == ["DX610 correct one of the two values"]
