"""One row of an annex: its cells by field, and what each of them says.

What a cell leaves open becomes a finding at that cell (`remarks.py`). Its row is then incomplete:
it is not taken in, but the record it stands for is not taken for missing either. `row.py` has what
tasks (`tasks.py`) and indicators (`indicators.py`) have in common, `agencies.py` the names of
agencies in a cell, and `entry.py` what a row has said in the end.
"""

from __future__ import annotations

from dxplan.intake.rows.entry import Entry
from dxplan.intake.rows.indicators import read_indicator
from dxplan.intake.rows.remarks import Remarks
from dxplan.intake.rows.row import NEEDED, Row
from dxplan.intake.rows.tasks import read_task

__all__ = ["NEEDED", "Entry", "Remarks", "Row", "read_indicator", "read_task"]
