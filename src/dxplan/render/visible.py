"""The one door from data to a terminal: what would act on the screen or the log is spelt out."""

from __future__ import annotations

import re

#: Characters that act instead of being seen: C0, DEL, C1, lone surrogates, directions, zero-width
#: and invisible ones, line and paragraph separators, annotations, tags, noncharacters.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)

#: `##[error]` (GitHub), `##vso[…]` (Azure) and their like count anywhere in a line of a CI log.
LOG_COMMAND = re.compile(r"(##\w*)\[")

# `::error::` counts at the start of a line, after any blanks (actions/runner, ActionCommand.cs).
_LINE_COMMAND = re.compile(r"^([^\S\n]*:):", re.MULTILINE)


def visible(words: str, *, keep: str = "") -> str:
    r"""Replace what would act on a terminal or a CI log by forms such as `\u{1b}`.

    A replacement depends only on what stands before it, so what is made of a beginning of `words`
    is a beginning of what is made of all of it: places can be measured piece by piece.

    Args:
        words: Text that may hold anything.
        keep: Hidden characters to leave alone; at most the newline makes sense.
    """

    def spell(match: re.Match[str]) -> str:
        return match[0] if match[0] in keep else _spelt(match[0])

    words = HIDDEN.sub(spell, words)
    words = _LINE_COMMAND.sub(rf"\1{_escaped(':')}", words)
    return LOG_COMMAND.sub(rf"\1{_escaped('[')}", words)


def _spelt(character: str) -> str:
    return rf"\u{{{ord(character):x}}}"


def _escaped(character: str) -> str:
    """The spelt form as a replacement template of `re` wants it."""
    return _spelt(character).replace("\\", r"\\")
