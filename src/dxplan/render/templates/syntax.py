"""What Jinja says of a template it cannot read, in words that say what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dxplan.language import Text, text

#: A pattern over Jinja's own words, and what is said in their place.
_Case = tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Text, Text | None]]]


def syntax_words(message: str) -> tuple[Text, Text | None]:
    """What is wrong, and what to do, for an error of Jinja's parser."""
    for pattern, words in _CASES:
        found = pattern.search(message)
        if found:
            return words(found)
    return text("the template cannot be read here"), None


def _unended(match: re.Match[str]) -> tuple[Text, Text | None]:
    end = match["tag"]
    return (
        text("the template ends before the end of a tag or block"),
        text("write what is missing: {tag}", tag="{% " + end + " %}"),
    )


def _unexpected(match: re.Match[str]) -> tuple[Text, Text | None]:
    return text("{what} does not belong here", what=match["what"]), None


def _unknown_tag(match: re.Match[str]) -> tuple[Text, Text | None]:
    return (
        text("there is no tag {name}", name="{% " + match["name"] + " %}"),
        text("templates know for, if, set, macro, include, from and with"),
    )


def _expected(match: re.Match[str]) -> tuple[Text, Text | None]:
    found = match["found"]
    if found.startswith("end of"):
        return text("something is missing: {what}", what=_spelt(match["what"])), None
    return (
        text(
            "{found} stands where {what} belongs", found=_spelt(found), what=_spelt(match["what"])
        ),
        None,
    )


#: Names of tokens that Jinja writes as words.
_SIGNS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
}


def _spelt(token: str) -> str:
    return _SIGNS.get(token, token)


_CASES: Sequence[_Case] = (
    (
        re.compile(r"Unexpected end of template.*?(?:looking for|closed) .*?'(?P<tag>\w+)'"),
        _unended,
    ),
    (
        re.compile(r"nexpected end of template"),
        lambda _: (text("the template ends before the end of a tag or block"), None),
    ),
    (
        re.compile(r"Encountered unknown tag '(?P<name>end\w+|el\w+)'"),
        lambda match: (
            text("{name} closes nothing here", name="{% " + match["name"] + " %}"),
            text("take it away, or write the beginning it belongs to"),
        ),
    ),
    (re.compile(r"Encountered unknown tag '(?P<name>\w+)'"), _unknown_tag),
    (
        re.compile(r"Missing end of (?P<what>comment|raw)"),
        lambda match: (
            text("the end of this is missing"),
            text(
                "write what is missing: {tag}",
                tag="#}" if match["what"] == "comment" else "{% endraw %}",
            ),
        ),
    ),
    (re.compile(r"expected token '(?P<what>.+?)', got '(?P<found>.+?)'"), _expected),
    (re.compile(r"nexpected(?: char)? '(?P<what>.+?)'"), _unexpected),
    (
        re.compile(r"non-default argument"),
        lambda _: (text("a parameter without a default follows one that has it"), None),
    ),
)
