"""The files of an example for a reader: what nobody can see is spelt out, long lines are cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from dxplan.render.visible import visible

_LONGEST_LINE: Final = 100


def example_lines(example: str) -> Iterator[str]:
    r"""The lines of an example; `\u{200b}` and `\xff` stand for a character and for a byte."""
    for line in example.rstrip("\n").split("\n"):
        whole = visible("".join(map(_spelt, line)))
        half = _LONGEST_LINE // 3
        yield whole if len(whole) <= _LONGEST_LINE else f"{whole[:half]} … {whole[-half:]}"


def is_yaml(example: str) -> bool:
    """Whether an example is made of YAML files; else it is a table of a workbook, or bytes."""
    return re.match(r"# \S+\.yaml\n", example) is not None


def _spelt(letter: str) -> str:
    """A byte that is not UTF-8, an accent of its own, or a letter that only looks Latin."""
    if "\udc80" <= letter <= "\udcff":
        return f"\\x{ord(letter) - 0xDC00:02x}"
    strange = letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN")
    return f"\\u{{{ord(letter):x}}}" if strange or unicodedata.combining(letter) else letter
