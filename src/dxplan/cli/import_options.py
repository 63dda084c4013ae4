"""The options of `dxplan import`, one of them to a name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from dxplan.language import marked

File = Annotated[
    Path,
    typer.Argument(metavar=marked("FILE"), help=marked("The annex: xlsx, xls, ods, docx or csv.")),
]
Into = Annotated[
    Literal["tasks", "indicators"],
    typer.Option("--into", metavar="tasks|indicators", help=marked("What its rows are.")),
]
Group = Annotated[
    str | None,
    typer.Option("--group", metavar="ID", help=marked("The group its tasks belong to.")),
]
Pillar = Annotated[
    str | None,
    typer.Option("--pillar", metavar="ID", help=marked("The pillar its indicators belong to.")),
]
Sheet = Annotated[
    str | None,
    typer.Option("--sheet", metavar=marked("NAME"), help=marked("Read only this sheet or table.")),
]
Source = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="ID",
        help=marked("The source the annex is. The plan's own document if not given."),
    ),
]
Mapping = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar=marked("FILE"),
        help=marked("What headings and names mean that are not known."),
    ),
]
SaveMapping = Annotated[
    Path | None,
    typer.Option(
        "--save-mapping",
        metavar=marked("FILE"),
        help=marked("Keep the choices of columns and names for the next annex."),
    ),
]
Apply = Annotated[bool, typer.Option("--apply", help=marked("Write the changes into the plan."))]
SkipUnresolved = Annotated[
    bool,
    typer.Option("--skip-unresolved", help=marked("Leave out rows that have open questions.")),
]
RemoveDrafted = Annotated[
    bool,
    typer.Option("--remove-drafted", help=marked("Take out drafted records no row matches.")),
]
Format = Annotated[
    Literal["text", "json"],
    typer.Option("--format", metavar="text|json", help=marked("Form of the output.")),
]
