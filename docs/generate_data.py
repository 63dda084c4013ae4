#!/usr/bin/env python3
"""Write what `export csv` and `export json` promise, from the code: `python docs/generate_data.py`.

That is the list of tables in `docs/data-package.md`, below its last heading, and
`schema/export.schema.json`. `tests/test_docs_data_package.py` fails while they are stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dxplan.render.exports.data import json_schema
from dxplan.render.exports.data.dictionary import tables_section
from dxplan.render.json_text import as_json
from dxplan.render.notation import Notation

HERE = Path(__file__).parent
PAGE = HERE / "data-package.md"
SCHEMA = HERE.parent / "schema" / "export.schema.json"
#: Everything below this line is made.
MARK = (
    "<!-- Made from src/dxplan/views/dataset by `python docs/generate_data.py`. Edit there. -->\n"
)


def page(written: str) -> str:
    """The page with its list of tables as the code has them, under the text somebody wrote."""
    text, _, _ = written.partition(MARK)
    tables = "\n".join(tables_section(Notation("en"), heading="###")).rstrip()
    return f"{text}{MARK}\n{tables}\n"


def schema() -> str:
    """The JSON Schema of `export json`."""
    return as_json(json_schema())


def main() -> None:
    """Write both."""
    made = {PAGE: page(PAGE.read_text(encoding="utf-8")), SCHEMA: schema()}
    for path, words in made.items():
        path.write_text(words, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.relative_to(HERE.parent)}\n")


if __name__ == "__main__":
    main()
