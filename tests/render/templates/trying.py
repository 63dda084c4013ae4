"""A template tried on small facts: what it makes, or the findings in one line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import pytest

from dxplan.findings import Finding
from dxplan.language import Language, Text
from dxplan.render.notation import Notation
from dxplan.render.templates.budget import Budget
from dxplan.render.templates.environment import environment
from dxplan.render.templates.findings import Refused
from dxplan.render.templates.loading import Folder
from dxplan.render.templates.rendering import (
    findings_in_source,
    render_source,
    render_text,
    shapes_of,
)
from dxplan.render.templates.writing import Kind
from dxplan.states import Progress
from dxplan.views.facts import Named, facts
from dxplan.views.report.figures import FigureFacts

RATE = FigureFacts(
    name="rate",
    label=Text("Completed"),
    formula=Text(""),
    form="rate",
    value=Decimal("0.1625"),
)


@facts
class Duty:
    title: Annotated[str, "What is to be done."]
    due: Annotated[date | None, "When."] = None
    share: Annotated[Decimal, "How much of it is done."] = Decimal("0.5")
    state: Annotated[Progress, "How it stands."] = Progress.COMPLETED


@facts
class Sheet:
    title: Annotated[str, "What it is about."] = "Kế hoạch"
    remark: Annotated[str | None, "What is noted."] = None
    day: Annotated[date, "A day."] = date(2024, 6, 30)
    rate: Annotated[Decimal, "A rate."] = Decimal("0.1625")
    count: Annotated[int, "A number."] = 1234
    holds: Annotated[bool, "A truth value."] = True
    words: Annotated[Text, "Words of ours."] = Text("Total")
    duties: Annotated[tuple[Duty, ...], "What is to be done."] = (
        Duty(title="a", due=date(2024, 6, 30)),
        Duty(title="b"),
        Duty(title="c", due=date(2024, 1, 31)),
    )
    figures: Annotated[Named[FigureFacts], "Figures."] = field(
        default_factory=lambda: Named({"rate": RATE})
    )


SHEET = Sheet()
PATH = "t.j2"


def made(
    source: str,
    kind: Kind = "text",
    language: Language = "en",
    sheet: Sheet = SHEET,
    budget: Budget | None = None,
) -> str:
    """What a template makes of a sheet."""
    sandbox = environment(Notation(language), (), kind, budget)
    context = {name: getattr(sheet, name) for name in shapes_of(Sheet)}
    return render_source(sandbox, source, PATH, context)


def refused(source: str, kind: Kind = "text", budget: Budget | None = None) -> list[str]:
    """What is found while a template runs."""
    with pytest.raises(Refused) as caught:
        made(source, kind, budget=budget)
    return lines(caught.value.findings)


def seen(source: str, more: Mapping[str, Any] | None = None) -> list[str]:
    """What is found without running a template."""
    sandbox = environment(Notation("en"), (), "text")
    return lines(findings_in_source(sandbox, source, PATH, shapes_of(Sheet, more)))


def lines(findings: list[Finding]) -> list[str]:
    """Findings as `line:column-end code message`."""
    return [
        f"{each.location.line}:{each.location.column}-{each.location.end_column}"
        f" {each.rule.code} {each.message}"
        for each in findings
    ]


def laid(root: Path, name: str, **files: str) -> str:
    """What the template of that name makes, with others beside it; `a__b` is the file `a.b`."""
    for file, content in files.items():
        (root / file.replace("__", ".")).write_text(content, encoding="utf-8")
    return render_text(name, SHEET, Notation("en"), (Folder(root, "templates"),))
