"""The stamp of an output as one line that `export --check` finds again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dxplan.language import Language
from dxplan.render.status_json import selection_document
from dxplan.selection import Selection
from dxplan.views.report.stamp import StampFacts

#: Stands where the seal of an output will be (see `sealing.py`).
NO_SEAL = "0" * 64
#: A longer line is no stamp of ours.
_LONGEST: Final = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """What the stamp of a file says."""

    version: str
    form: str
    data_format: int
    export_format: int
    as_of: date
    since: str | None
    selection: Selection
    language: Language
    revision: str | None
    fingerprint: str
    template: str | None
    seal: str

    @property
    def question(self) -> tuple[date, str | None, Selection]:
        """What was asked for; outputs with different ones cannot be compared."""
        return self.as_of, self.since, self.selection


def stamp_members(stamp: StampFacts, form: str, template: str | None = None) -> dict[str, Any]:
    """What the stamp says, for a form that is JSON itself.

    Args:
        stamp: Where the output comes from.
        form: Its name, as on the command line.
        template: SHA-256 of the template it was made with, where that was not our own.
    """
    return {
        "tool": "dxplan",
        "version": stamp.tool,
        "form": form,
        "data_format": stamp.data_format,
        "export_format": stamp.export_format,
        "as_of": stamp.as_of.isoformat(),
        "since": stamp.since,
        "selection": selection_document(stamp.selection),
        "language": stamp.language,
        "revision": stamp.revision,
        "fingerprint": stamp.fingerprint,
        "template": template,
        "seal": NO_SEAL,
    }


def stamp_text(stamp: StampFacts, form: str, template: str | None = None) -> str:
    """The stamp as one line of JSON in ASCII, which can stand in any markup.

    It has no `--` and no `<`, `>` or `&`: so it ends no comment and opens no tag.
    """
    return _safe(json.dumps(stamp_members(stamp, form, template), separators=(",", ":")))


def read_stamp(line: str) -> Stamped | None:
    """What a line states; None where that is no whole stamp of ours.

    The file may come from anybody, so every member is looked at.
    """
    if len(line) > _LONGEST:
        return None
    try:
        return _stamped(json.loads(line))
    except (ValueError, RecursionError):
        return None


def _stamped(found: Any) -> Stamped | None:
    match found:
        case {
            "tool": "dxplan",
            "version": str(version),
            "form": str(form),
            "data_format": int(data_format),
            "export_format": int(export_format),
            "as_of": str(as_of),
            "since": str() | None as since,
            "selection": dict(selection),
            "language": "vi" | "en" as language,
            "revision": str() | None as revision,
            "fingerprint": str(fingerprint),
            "template": str() | None as template,
            "seal": str(seal),
        }:
            return Stamped(
                version=version,
                form=form,
                data_format=data_format,
                export_format=export_format,
                as_of=date.fromisoformat(as_of),
                since=since,
                selection=_selection(selection),
                language=language,
                revision=revision,
                fingerprint=fingerprint,
                template=template,
                seal=seal,
            )
        case _:
            return None


def _selection(found: Mapping[str, Any]) -> Selection:
    """The selection that `selection_document` wrote.

    Raises:
        ValueError: when it is another one.
    """
    names = {name: value for name, value in found.items() if value is not None}
    if not all(isinstance(each, str) for each in names.values()):
        raise ValueError
    try:
        made = Selection(**names)
    except TypeError as error:
        raise ValueError from error
    if made.role not in {"lead", "any"}:
        raise ValueError
    return made


def _safe(line: str) -> str:
    for character in "<>&":
        line = line.replace(character, f"\\u{ord(character):04x}")
    return line.replace("--", "-\\u002d")
