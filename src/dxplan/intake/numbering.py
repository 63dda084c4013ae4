"""Ids for new records: the pattern of their neighbours, counted on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import count

from dxplan.intake.headings import Into

_NUMBERED = re.compile(r"(.*?)(\d+)", re.ASCII)
_KINDS: dict[Into, tuple[str, int]] = {"tasks": ("NV", 3), "indicators": ("CT", 2)}


def new_ids(
    into: Into, part: str, neighbours: Sequence[str], taken: Collection[str]
) -> Iterator[str]:
    """Free ids after the last of the neighbours: NV-CQS-101 after NV-CQS-100."""
    kind, width = _KINDS[into]
    prefix, last = f"{kind}-{part.upper()}-", 0
    numbered = [match for match in map(_NUMBERED.fullmatch, neighbours) if match is not None]
    if numbered:
        prefix, digits = numbered[-1].groups()
        width = len(digits)
        last = max(int(match[2]) for match in numbered if match[1] == prefix)
    for number in count(last + 1):
        name = f"{prefix}{number:0{width}}"
        if name not in taken:
            yield name
