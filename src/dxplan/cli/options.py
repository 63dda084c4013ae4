"""Options that several commands take."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dxplan.language import marked

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=marked("DAY"),
        help=marked(
            "The day to look from: 2024-06-30, or a period such as 2024-Q2 or last quarter, which"
            " means its closing date. Today if not given."
        ),
    ),
]
Format = Annotated[
    Literal["table", "json", "csv", "markdown"],
    typer.Option("--format", help=marked("Form of the output.")),
]
