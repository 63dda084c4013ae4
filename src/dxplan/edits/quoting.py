"""One scalar as YAML text: plain where every reader takes it for what it is, else in quotes."""

from __future__ import annotations

import datetime as dt
import re

from dxplan.edits.changes import Bare

#: What YAML's syntax, or its notion of nothing, does not let stand plain.
_NEVER_PLAIN = re.compile(
    r"""
      (~|null)?\Z              # nothing
    | [\s?:,\[\]{}#&*!|>'"%@`] # first characters with a meaning of their own
    | -(\s|\Z)                 # a list item
    | ---|\.\.\.               # marks between documents
    | .*[\t\n]
    | .*:(\s|\Z)               # a key
    | .*\s\#                   # a comment
    | .*\s\Z                   # spaces that would be lost
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
#: Inside brackets these end a scalar, or did in older readers.
_NEVER_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?]")

#: Text that other YAML readers take for a yes/no, a number, a time, a merge or a default.
_MISLEADING = re.compile(
    r"""
      y|n|yes|no|on|off|true|false
    | =|<<
    | [-+]?(\d[\d_]*)?\.?[\d_]*(e[-+]?\d+)?
    | [-+]?0(x[\da-f_]+|o[0-7_]+|b[01_]+)
    | [-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?
    | [-+]?\.inf|\.nan
    | \d{4}-\d\d?-\d\d?([t\s].*)?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)

#: Line ends and spaces that a literal block would lose, or that editors do not leave alone.
_NEVER_LITERAL = re.compile(r"\s|.*(\s\Z|[ \t]\n|\n *\t)", re.DOTALL)


def scalar(words: str, *, flow: bool = False, old: str = "") -> str:
    """`words` on one line, in the style of the `old` text it replaces where that can be."""
    style = old[:1]
    if style == '"':
        return _double(words)
    if style == "'" and _fits_single(words):
        return _single(words)
    if _fits_plain(words, flow=flow) and (
        isinstance(words, Bare) or not _misleads(words) or (bool(old) and _misleads(old))
    ):
        return str(words)
    if _fits_single(words) and re.search(r'["\\]', words):
        return _single(words)
    return _double(words)


def literal_header(words: str, *, old: str = "", closed: bool = True) -> str | None:
    """`|` or `|-` (or the `>` it replaces) for text that belongs in a block, else None.

    Without a line end at the end of the file (`closed`), a last one of the text would be lost.
    """
    body = words.removesuffix("\n")
    in_block = old[:1] in {"|", ">"} or ("\n" in words and old[:1] != '"')
    if not in_block or not body or _NEVER_LITERAL.match(body):
        return None
    if body != words and not closed:
        return None
    mark = ">" if old[:1] == ">" and "\n" not in body else "|"
    return mark if body != words else f"{mark}-"


def _fits_plain(words: str, *, flow: bool) -> bool:
    if _NEVER_PLAIN.match(words):
        return False
    return not (flow and _NEVER_PLAIN_IN_FLOW.search(words))


def _misleads(words: str) -> bool:
    if _MISLEADING.fullmatch(words) is None:
        return False
    try:
        # A day is a day to every reader; what only looks like one makes some of them fail.
        return dt.date.fromisoformat(words).isoformat() != words
    except ValueError:
        return True


def _fits_single(words: str) -> bool:
    return "\n" not in words and "\t" not in words


def _single(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _double(words: str) -> str:
    for character, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        words = words.replace(character, escaped)
    return f'"{words}"'
