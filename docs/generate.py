#!/usr/bin/env python3
"""Write the pages of this folder that are made from the code: `python docs/generate.py`.

`tests/test_docs_rules.py` fails while a committed page differs from what the code says.
"""

from __future__ import annotations

import inspect
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import ModuleType

from dxplan import catalogue
from dxplan.catalogue import RULES
from dxplan.findings import Rule
from dxplan.render.visible import visible

HERE = Path(__file__).parent
LONGEST_LINE = 100

_RULES_HEAD = """\
<!-- Made from src/dxplan/catalogue by `python docs/generate.py`. Edit there, not here. -->

# Rules

`dxplan validate` reports what is wrong with a plan; each finding carries the code of the rule it
breaks. Codes are never reused. An **error** forbids figures: until it is gone, no command makes
any. A **warning** is most likely a mistake; **info** is worth knowing.

The examples are files of a small plan that is right everywhere else
(`src/dxplan/catalogue/example.py`), and tests run every one of them. In them `\\u{200b}` stands for
a character that cannot be seen or that looks like another one, `\\xff` for a byte.
"""


def rules_page() -> str:
    """All rules: a table of contents by family, then each with its reason and its examples."""
    rules = sorted(RULES.values(), key=lambda rule: rule.code)
    families = [(title, list(found)) for title, found in groupby(rules, _family)]
    parts = [_RULES_HEAD]
    for title, found in families:
        rows = (
            f"| [{rule.code}](#{_anchor(rule)}) | {rule.slug} | {rule.severity}"
            f" | {_prose(rule.title)} |"
            for rule in found
        )
        head = "| code | name | severity | what is wrong |\n| --- | --- | --- | --- |"
        parts.append("\n".join([f"**{title}**", "", head, *rows, ""]))
    for title, found in families:
        parts += [f"## {title}\n", *_remarks(found[0])]
        parts += ["\n".join(_section(rule)) for rule in found]
    return "\n".join(parts)


def _family(rule: Rule) -> str:
    """What a rule's family is called: "DX1xx: files, encoding and YAML itself"."""
    return _words_on(rule)[0].rstrip(".")


def _remarks(rule: Rule) -> list[str]:
    """What else is to be said of a rule's family."""
    return [f"{_prose(paragraph)}\n" for paragraph in _words_on(rule)[1:]]


def _words_on(rule: Rule) -> list[str]:
    """The paragraphs that describe the module which holds a rule."""
    for module in vars(catalogue).values():
        if isinstance(module, ModuleType) and any(rule is each for each in vars(module).values()):
            return inspect.cleandoc(module.__doc__ or "").split("\n\n")
    raise LookupError(rule.code)


def _anchor(rule: Rule) -> str:
    return f"{rule.code.lower()}-{rule.slug}"


def _section(rule: Rule) -> Iterator[str]:
    yield from (f"### {rule.code} {rule.slug}", "")
    yield from (f"**{rule.severity}** · {_prose(rule.title)}", "", _prose(rule.why), "")
    for label, example in (("Bad", rule.bad), ("Good", rule.good)):
        if example:
            language = "yaml" if example.startswith("# data/") else "text"
            yield from (f"{label}:", "", f"```{language}", *_shown(example), "```", "")


def _prose(words: str) -> str:
    """Text that Markdown shows as it is, but for what stands in backticks."""
    parts = words.split("`")
    parts[::2] = [re.sub(r"([\\*_<\[])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)


def _shown(example: str) -> Iterator[str]:
    """The lines of an example, with what nobody can see spelt out and long lines cut."""
    for line in example.rstrip("\n").split("\n"):
        whole = visible("".join(map(_spelt, line)))
        half = LONGEST_LINE // 3
        yield whole if len(whole) <= LONGEST_LINE else f"{whole[:half]} … {whole[-half:]}"


def _spelt(letter: str) -> str:
    """A byte that is not UTF-8, an accent of its own, or a letter that only looks Latin."""
    if "\udc80" <= letter <= "\udcff":
        return f"\\x{ord(letter) - 0xDC00:02x}"
    strange = letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN")
    return f"\\u{{{ord(letter):x}}}" if strange or unicodedata.combining(letter) else letter


#: File name -> the function that makes its text.
PAGES: Mapping[str, Callable[[], str]] = {"rules.md": rules_page}


def main() -> None:
    """Write every page and say so."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"docs/{name}\n")


if __name__ == "__main__":
    main()
