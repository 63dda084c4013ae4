"""Options that several commands take."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dxplan.language import marked

Pillar = Annotated[
    str | None,
    typer.Option("--pillar", metavar="ID", help=marked("Only this pillar of indicators.")),
]
Group = Annotated[
    str | None, typer.Option("--group", metavar="ID", help=marked("Only this group of tasks."))
]
Agency = Annotated[
    str | None,
    typer.Option("--agency", metavar="ID", help=marked("Only what this agency answers for.")),
]
RoleOption = Annotated[
    Literal["lead", "any"],
    typer.Option("--role", help=marked("Count an agency's tasks as lead only, or in any role.")),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=marked("DAY"),
        help=marked(
            "The day to look from: 2024-06-30, or a period such as 2024-Q2. Today if not given."
        ),
    ),
]
Format = Annotated[
    Literal["table", "json", "csv", "markdown"],
    typer.Option("--format", help=marked("Form of the output.")),
]
