"""What stands in braces in a text that is not read as a template: of a cell, of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dxplan.language import Text, text

#: A quoted text may hold what would end an expression; outside of one, nothing else may begin.
_INSIDE = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?!{end}|\{\{|\{%)[^"'])*?"""
#: An expression, a tag or a remark, from its first brace to its last.
MARK: Final = re.compile(
    r"\{\{[-+]?(?P<expression>" + _INSIDE.replace("{end}", r"\}\}") + r")[-+]?\}\}"
    r"|\{%[-+]?(?P<tag>" + _INSIDE.replace("{end}", r"%\}") + r")[-+]?%\}"
    r"|\{\#.*?\#\}",
    re.DOTALL,
)
BEGINNING: Final = re.compile(r"\{\{|\{%|\{\#")
#: Letters that a message shows.
_SHOWN: Final = 40

NEEDS_ITS_END: Final = text(
    "every {{{{ needs its }}}}, every {{% its %}}, every quotation mark its second"
)


def not_ended(words: str) -> Iterator[int]:
    """Where an expression, a tag or a remark begins that has no end."""
    at = 0
    for whole in (*MARK.finditer(words), None):
        end = len(words) if whole is None else whole.start()
        begun = BEGINNING.search(words, at, end)
        if begun is not None:
            yield begun.start()
        at = end if whole is None else whole.end()


def is_begun(words: str) -> Text:
    """What is said of words that begin something and do not end it."""
    written = words[:_SHOWN] + ("…" if len(words) > _SHOWN else "")
    return text("{written} is begun and not ended", written=written)
