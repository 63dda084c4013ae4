"""The options of `dxplan validate`, one of them to a name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dxplan.cli.findings_forms import FailOn, Form
from dxplan.language import marked

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=marked("PATH"),
        help=marked(
            "Show findings in these files or folders, and all that fail the run; all of the"
            " plan is checked."
        ),
    ),
]
Format = Annotated[
    Form,
    typer.Option(
        "--format",
        metavar=marked("FORMAT"),
        help=marked(
            "Form of the output: text, concise, json, sarif, github, gitlab, junit or markdown."
        ),
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar=marked("FORMAT=FILE"),
        help=marked("Write the findings to a file too, in any of the formats; repeatable."),
    ),
]
Summary = Annotated[
    str | None,
    typer.Option(
        "--summary",
        metavar=marked("FILE"),
        help=marked(
            "Write a summary in Markdown; to $GITHUB_STEP_SUMMARY it is added, as GitHub wants."
        ),
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar=marked("RULES"),
        help=marked(
            "Show only findings of these rules, whatever dxplan.yaml hides: DX512, percent-falls,"
            " or DX5 for all that begin so; with commas, and repeatable."
        ),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar=marked("RULES"), help=marked("Do not show findings of these rules.")
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar=marked("FILE"),
        help=marked(
            "Do not show the findings in this list of known ones; one that is found no more is an"
            " error."
        ),
    ),
]
WriteBaseline = Annotated[
    str | None,
    typer.Option(
        "--write-baseline",
        metavar=marked("FILE"),
        help=marked("Write all findings to a list of known ones, and show none."),
    ),
]
FailsOn = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help=marked(
            "Exit with 1 from this severity upwards; error, if dxplan.yaml says nothing else."
        ),
    ),
]
JudgedOn = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=marked("DAY"),
        help=marked(
            "Judge the plan on this day: 2024-06-30, or a period such as 2024-Q2, which means"
            " its closing date. If not given, on the last day that the data speaks of."
        ),
    ),
]
