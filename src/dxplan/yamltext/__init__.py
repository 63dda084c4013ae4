"""YAML text to plain data with a place for every value: the only part that knows yaml.

Nothing is guessed: a value is text, a list, a mapping or nothing, and the schema decides the rest
(`values.py`). A file is read in one pass over libyaml's events (`reader.py`); what is refused
becomes a finding on the way (`refusals.py`, in the words of `syntax.py` where it is not YAML at
all). What was read is a `Document` (`document.py`); it finds places by a second pass, when a
message needs one (`placing.py`), and writes them as lines and columns (`lines.py`).
"""

from __future__ import annotations

from dxplan.yamltext.document import Document, parse
from dxplan.yamltext.reader import MAX_DEPTH
from dxplan.yamltext.refusals import MAX_FINDINGS
from dxplan.yamltext.values import REFUSED, Data, Keys, Place, Refused, Span

__all__ = [
    "MAX_DEPTH",
    "MAX_FINDINGS",
    "REFUSED",
    "Data",
    "Document",
    "Keys",
    "Place",
    "Refused",
    "Span",
    "parse",
]
