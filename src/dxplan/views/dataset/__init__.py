"""The plan, what was reported and the figures as tables for other systems.

One row for each record and date, keys that hold, nothing in a language but the texts of the plan
and two tables that explain figures and words. `tables.py` says what a table is; the tables stand in
`plans.py`, `agencies.py`, `indicators.py`, `tasks.py`, `reports.py`, `figures.py` and `codes.py`;
`extent.py` decides which rows of them a selection needs.
"""

from dxplan.views.dataset.dataset import ROWS, SCHEMAS, Dataset, make_dataset
from dxplan.views.dataset.tables import Cell, Column, ForeignKey, Schema, Table

__all__ = [
    "ROWS",
    "SCHEMAS",
    "Cell",
    "Column",
    "Dataset",
    "ForeignKey",
    "Schema",
    "Table",
    "make_dataset",
]
