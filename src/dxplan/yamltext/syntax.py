"""What a parser's complaint means to somebody who edits a plan, and what to do about it."""

from __future__ import annotations

from dxplan.language import Text, marked, text

#: Words of libyaml and of PyYAML's own scanner -> what happened and what to do.
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", marked("a second “: ” on one line"),
     marked("put the text in quotes")),
    ("sequence entries are not allowed", marked("a list item cannot begin here"),
     marked("begin the list on a line of its own")),
    ("unexpected end of stream", marked("a quotation mark is opened and never closed"),
     marked("close the quotation mark")),
    ("',' or ']'", marked("a list [ … ] is not closed"), marked("close it with ]")),
    ("',' or '}'", marked("a mapping {{ … }} is not closed"), marked("close it with }}")),
    ("escape c", marked("an unknown \\ escape inside double quotes"),
     marked("use single quotes, or write \\\\ for a backslash")),
    ("expected ':'", marked("a key without its colon"), marked("write “key: value”")),
    ("expected key", marked("the indentation does not fit the lines above"),
     marked("align it with its neighbours")),
    ("'-' indicator", marked("the indentation does not fit the list above"),
     marked("align it with its neighbours")),
    ("<block end>", marked("the indentation does not fit the lines above"),
     marked("align it with its neighbours")),
)  # fmt: skip


def in_plain_words(problem: str, character: str) -> tuple[Text, Text | None]:
    """What happened and, where that is known, what to do.

    Args:
        problem: what the parser said, in its own words.
        character: the one it stopped at; empty at the end of the text.
    """
    if problem.startswith("found character") and character == "\t":
        return text("a tab stands where YAML wants spaces"), text("indent with spaces")
    if problem.startswith("found character"):
        return (
            text("a value cannot begin with {character}", character=character),
            text("put the text in quotes"),
        )
    for words, message, fix in _WORDS:
        if words in problem:
            return Text(message), Text(fix)
    return text("this is not YAML: {problem}", problem=problem), None
