#!/usr/bin/env python3
"""Write the pages of the rules, `docs/rules/`, from the code: `python docs/generate.py`.

`tests/test_docs_rules.py` fails while a committed page differs from what the code says.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from dxplan.catalogue.registry import FAMILIES, RULES
from dxplan.explanations import explain
from dxplan.findings import Rule
from dxplan.language import translator
from dxplan.render.explain_markdown import prose, rule_markdown
from dxplan.render.explain_text import FAMILIES as SUBJECTS

HERE = Path(__file__).parent / "rules"
INDEX = "README.md"

_MADE = (
    "<!-- Made from src/dxplan/catalogue by `python docs/generate.py`. Edit there, not here. -->\n"
)
_HEAD = f"""\
{_MADE}
# Rules

`dxplan validate` reports what is wrong with a plan; each finding carries the code of the rule it
breaks, and `dxplan explain CODE` shows the page of that rule, in Vietnamese or English. Codes are
never reused. An **error** forbids figures: until it is gone, no command makes any. A **warning** is
most likely a mistake; **info** is worth knowing.

The examples are files of a small plan that is right everywhere else
(`src/dxplan/catalogue/example.py`), and tests run every one of them. In them `\\u{{200b}}` stands
for a character that cannot be seen or that looks like another one, `\\xff` for a byte.
"""


def pages() -> Mapping[str, str]:
    """Every page by its file name: the index, and one for each rule."""
    return {INDEX: index(), **{f"{code}.md": page(rule) for code, rule in RULES.items()}}


def index() -> str:
    """All rules by family, each with a link to its page."""
    parts = [_HEAD]
    for subject, rules in groupby(RULES.values(), lambda rule: rule.code[:3]):
        found = list(rules)
        parts += [f"## {subject}xx: {SUBJECTS[subject]}\n", *_remarks(found), _table(found)]
    return "\n".join(parts)


def page(rule: Rule) -> str:
    """What `explain` says of a rule, in English."""
    words = rule_markdown(explain(rule), translator("en"))
    return f"{_MADE}\n{words}\n[All rules]({INDEX})\n"


def _table(rules: list[Rule]) -> str:
    rows = (
        f"| [{rule.code}]({rule.code}.md) | {rule.slug} | {rule.severity} | {prose(rule.title)} |"
        for rule in rules
    )
    head = "| code | name | severity | what is wrong |\n| --- | --- | --- | --- |"
    return "\n".join([head, *rows, ""])


def _remarks(rules: list[Rule]) -> Iterator[str]:
    """What the modules of some rules say of them all, after the line that names their subject."""
    for family in FAMILIES:
        if any(rule in vars(family).values() for rule in rules):
            for paragraph in inspect.cleandoc(family.__doc__ or "").split("\n\n")[1:]:
                yield f"{prose(paragraph)}\n"


def main() -> None:
    """Write every page, and take out those of rules that are gone."""
    HERE.mkdir(exist_ok=True)
    made = pages()
    for old in HERE.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, words in made.items():
        (HERE / name).write_text(words, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(made)} pages in docs/rules/\n")


if __name__ == "__main__":
    main()
