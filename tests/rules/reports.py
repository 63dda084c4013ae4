"""Reports written in short, for rules about what is said one time after another."""

from __future__ import annotations


def told(day: str, entry: str, agency: str = "so-a", task: str = "NV-CQS-001") -> str:
    """The file of a report that says one thing of a task: `told("2024-09-30", "in_progress, 40")`.

    The entry is a status, and behind it for work in progress a percentage, for completed work
    the day.
    """
    status, _, detail = entry.partition(", ")
    key = "completed_on" if status == "completed" else "percent"
    more = f", {key}: {detail}" if detail else ""
    return _report(day, agency, f"tasks:\n  - {{task: {task}, status: {status}{more}}}\n")


def measured(day: str, value: str, agency: str = "so-a") -> str:
    """The file of a report that gives a value of the example's indicator for its own day."""
    return _report(day, agency, f"indicators:\n  - {{indicator: CT-CQS-01, value: {value}}}\n")


def _report(day: str, agency: str, entries: str) -> str:
    return f"# data/reports/{day}/{agency}.yaml\nas_of: {day}\nagency: {agency}\n{entries}"
