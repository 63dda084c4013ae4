"""A file that was exported, taken apart again: its stamp, and what stands where.

The file may come from anybody: what is no file of the form has no stamp and no contents.
"""
# ruff: noqa: PLC0415 (a form and its libraries are imported when it is asked for)

from __future__ import annotations

from collections.abc import Mapping

from dxplan.render.exports.forms import FormName
from dxplan.render.notation import Notation


def stamp_in(form: FormName, content: bytes) -> str | None:
    """The line with the stamp; None for what is no file of that form, or has no stamp."""
    match form:
        case "excel":
            from dxplan.render.exports import excel

            return excel.stamp_in(content)
        case "markdown":
            from dxplan.render.exports import markdown

            return markdown.stamp_in(content)
        case "html":
            from dxplan.render.exports import html

            return html.stamp_in(content)
        case "word":
            from dxplan.render.exports import word

            return word.stamp_in(content)
        case "csv":
            from dxplan.render.exports.data import csv_stamp

            return csv_stamp(content)
        case "json":
            from dxplan.render.exports.data import json_stamp

            return json_stamp(content)


def contents(form: FormName, content: bytes, notation: Notation) -> Mapping[str, str]:
    """What stands in a file of that form, by its place; numbers of cells in a notation."""
    match form:
        case "excel":
            from dxplan.render.exports import excel

            return excel.contents(content, notation)
        case "markdown":
            from dxplan.render.exports import markdown

            return markdown.contents(content)
        case "html":
            from dxplan.render.exports import html

            return html.contents(content)
        case "word":
            from dxplan.render.exports import word

            return word.contents(content)
        case "csv":
            from dxplan.render.exports.data import csv_contents

            return csv_contents(content)
        case "json":
            from dxplan.render.exports.data import json_contents

            return json_contents(content)
