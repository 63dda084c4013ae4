#!/usr/bin/env python3
"""Time the workbook of a plan against a bare openpyxl write of the same cells.

    python benchmarks/export_excel.py WORKSPACE [--as-of 2025-06-30] [--runs 3]

Both begin with the report in memory and end with the bytes of a file; they take turns, and the
best of each counts. The bare write has the same values on the same sheets, and no styles, widths,
tables, links or charts. Prints one line of JSON: seconds of each, how many cells, and the seconds
that making the report took before.
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from openpyxl import Workbook

from dxplan.figures import measure
from dxplan.load import load
from dxplan.render.exports.excel import write_excel
from dxplan.render.notation import Notation
from dxplan.selection import EVERYTHING
from dxplan.views.report import ROWS, Report, build_report

Values = Sequence[Sequence[object]]


def report_on(root: Path, day: date) -> Report:
    """The report on a workspace, as `dxplan export` makes it."""
    workspace, _ = load(root)
    return build_report(workspace, measure(workspace.plan, day, EVERYTHING, ROWS), None, "vi")


def bare(sheets: Sequence[Values]) -> bytes:
    """What anybody would write: rows appended to sheets, and saved."""
    book = Workbook()
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def values_of(report: Report, notation: Notation) -> list[Values]:
    """The cells of all tables, as openpyxl takes them."""
    return [
        [
            [
                cell
                if isinstance(cell, (int, Decimal, date)) or type(cell) is str
                else None
                if cell is None
                else notation.word(cell)
                if isinstance(cell, StrEnum)
                else notation.cell(cell)
                for cell in row
            ]
            for row in table.lines
        ]
        for table in report.tables.values()
    ]


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description="Time the workbook against a bare one.")
    parser.add_argument("root", type=Path, help="the workspace")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2025, 6, 30))
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the best counts")
    asked = parser.parse_args()
    notation = Notation("vi")
    begun = time.perf_counter()
    report = report_on(asked.root, asked.as_of)
    before = time.perf_counter() - begun
    sheets = values_of(report, notation)
    pairs = [
        (seconds(lambda: write_excel(report, notation)), seconds(lambda: bare(sheets)))
        for _ in range(asked.runs)
    ]
    print(
        json.dumps(
            {
                "excel": min(ours for ours, _ in pairs),
                "bare": min(theirs for _, theirs in pairs),
                "report": before,
                "cells": sum(len(row) for rows in sheets for row in rows),
            }
        )
    )


if __name__ == "__main__":
    main()
