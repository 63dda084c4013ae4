"""The dataset for other systems: a Frictionless Data Package, and one JSON document.

`package.py` and `document.py` are the two forms. A package holds `datapackage.json`
(`descriptor.py`), a file for each table (`cells.py`) and the data dictionary (`dictionary.py`).
`contents.py` reads both back for `export --check`.
"""

from dxplan.render.exports.data.contents import (
    csv_contents,
    csv_stamp,
    json_contents,
    json_stamp,
)
from dxplan.render.exports.data.document import json_schema, write_json
from dxplan.render.exports.data.package import write_csv

__all__ = [
    "csv_contents",
    "csv_stamp",
    "json_contents",
    "json_schema",
    "json_stamp",
    "write_csv",
    "write_json",
]
