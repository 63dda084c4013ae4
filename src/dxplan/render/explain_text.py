"""`explain` for people: one rule with its examples, or the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text as RichText

from dxplan.explanations import Explanation
from dxplan.findings import Rule
from dxplan.language import Text, Translate, counted, marked, text
from dxplan.render.console import UNICODE, Symbols
from dxplan.render.examples import example_lines
from dxplan.render.findings_text import SEVERITY_STYLES, SEVERITY_WORDS, render_findings
from dxplan.render.notation import Notation
from dxplan.render.tables import for_terminal, put
from dxplan.views.table import Column, Table

#: What each hundred of codes is about.
FAMILIES = {
    "DX1": marked("Files, encoding and YAML itself"),
    "DX2": marked("Keys and values a record can have"),
    "DX3": marked("References between records, and agencies"),
    "DX4": marked("Dates, deadlines and periods"),
    "DX5": marked("Progress, and whether values can be true"),
    "DX6": marked("Totals, basis, sources and decisions"),
    "DX7": marked("How things are written"),
    "DX8": marked("Annexes that are imported"),
    "DX9": marked("Templates of reports"),
}
_COLUMNS = (
    Column(key="id", title=marked("Code")),
    Column(key="severity", title=marked("Severity")),
    Column(key="title", title=marked("What is wrong")),
)


def print_rules(rules: Sequence[Rule], console: Console, notation: Notation) -> None:
    """All rules in a table for each family, and how to see more of one."""
    for table in rule_tables(rules):
        put(console, for_terminal(table, notation, console.width), RichText())
    t = notation.translate
    end = counted(
        "{count} rule; more on one: dxplan explain CODE",
        "{count} rules; more on one: dxplan explain CODE",
        len(rules),
    )
    put(console, RichText(t(end), style="dim"))


def rule_tables(rules: Iterable[Rule]) -> Iterator[Table]:
    """A table for each family of rules; the rules are in the order of their codes."""
    for family, found in groupby(rules, lambda rule: rule.code[:3]):
        yield Table(
            key=family,
            title=Text(
                "{family}xx: {subject}", {"family": family, "subject": Text(FAMILIES[family])}
            ),
            columns=_COLUMNS,
            rows=[
                (rule.code, Text(SEVERITY_WORDS[rule.severity]), Text(rule.title)) for rule in found
            ],
        )


def print_rule(
    explanation: Explanation, console: Console, translate: Translate, symbols: Symbols = UNICODE
) -> None:
    """One rule: what is wrong and why, what dxplan says of the bad example, and a good one."""
    rule = explanation.rule
    put(console, *_head(rule, translate))
    for title, example in _examples(rule):
        put(console, RichText(), RichText(translate(title), style="bold"))
        # Files are printed as they are: a line that wraps would be another file.
        lines = RichText("\n".join(f"  {line}" for line in example_lines(example)))
        console.print(lines, soft_wrap=True)
        if example is rule.bad and explanation.findings:
            says = render_findings(
                explanation.findings, explanation.documents, translate, symbols=symbols
            )
            put(console, RichText(), RichText(translate(SAID), style="bold"))
            console.print(says, soft_wrap=True, end="")


#: Headings, shared with the pages made of the rules.
SAID = marked("What dxplan says of it, and how to mend it")
BEFORE, BAD, GOOD = marked("Before"), marked("Bad example"), marked("Good example")


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    """The examples that there are, each with its heading."""
    for title, example in ((BEFORE, rule.before), (BAD, rule.bad), (GOOD, rule.good)):
        if example:
            yield title, example


def _head(rule: Rule, translate: Translate) -> Iterator[RenderableType]:
    head = RichText()
    head.append(f"{rule.code} {rule.slug}", "bold")
    head.append(" · ")
    head.append(translate(SEVERITY_WORDS[rule.severity]), SEVERITY_STYLES[rule.severity])
    yield head
    yield RichText(translate(rule.title), style="bold")
    yield RichText()
    yield RichText(translate(rule.why))
    judged = judged_on(rule)
    if judged is not None:
        yield Padding(RichText(translate(judged)), (1, 0, 0, 0))


def judged_on(rule: Rule) -> Text | None:
    """The day the examples are judged on, of a rule that asks for one."""
    if rule.as_of is None:
        return None
    return text("The examples are judged on {date}: --as-of {date}", date=rule.as_of)
