"""`explain --format markdown`, of which the pages in `docs/rules/` are made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxplan.explanations import Explanation
from dxplan.findings import Rule
from dxplan.language import Translate
from dxplan.render.examples import example_lines, is_yaml
from dxplan.render.explain_text import BAD, BEFORE, GOOD, SAID, judged_on
from dxplan.render.findings_text import SEVERITY_WORDS, render_findings


def rule_markdown(explanation: Explanation, translate: Translate) -> str:
    """One rule as a page of its own."""
    rule = explanation.rule
    lines = [
        f"# {rule.code} {rule.slug}",
        "",
        f"**{translate(SEVERITY_WORDS[rule.severity])}** · {prose(translate(rule.title))}",
        "",
        prose(translate(rule.why)),
        "",
    ]
    judged = judged_on(rule)
    if judged is not None:
        lines += [prose(translate(judged)), ""]
    return "\n".join([*lines, *_examples(rule, explanation, translate)])


def _examples(rule: Rule, explanation: Explanation, translate: Translate) -> Iterator[str]:
    for title, example in ((BEFORE, rule.before), (BAD, rule.bad)):
        if example:
            yield from _fenced(translate(title), example)
    if explanation.findings:
        says = render_findings(explanation.findings, explanation.documents, translate).plain
        yield from (f"## {translate(SAID)}", "", "```text", says.rstrip("\n"), "```", "")
    yield from _fenced(translate(GOOD), rule.good)


def _fenced(title: str, example: str) -> Iterator[str]:
    language = "yaml" if is_yaml(example) else "text"
    yield from (f"## {title}", "", f"```{language}", *example_lines(example), "```", "")


def prose(words: str) -> str:
    """Text that Markdown shows as it is, but for what stands in backticks."""
    parts = words.split("`")
    parts[::2] = [re.sub(r"([\\*_<\[])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)
