"""What one file says, before it is put together with the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from dxplan.findings import Finding, Location, RecordName, Rule
from dxplan.language import Text
from dxplan.model import Identity, Report
from dxplan.records import Origin
from dxplan.yamltext import Document


class Found(NamedTuple):
    """A record with an id as it stands in a file; None where it cannot be read."""

    kind: type
    record: Any
    origin: Origin
    name: RecordName
    #: The id as it is written, and the group or pillar the record counts in.
    id: object
    part: object


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """What one file says. Messages name agencies by their ids here."""

    path: str
    document: Document | None
    findings: tuple[Finding, ...]
    records: tuple[Found, ...]
    identity: Identity | None
    report: Report | None
    #: Origin of everything without an id, by the identity of the object.
    origins: Mapping[int, Origin]
    #: Record types of which some may be missing, because the file was not read to its end.
    incomplete: frozenset[type]
    #: Whether nothing else may be read: the file is of a data format that is not known.
    stops: bool


def whole_file(path: str, rule: Rule, message: Text, fix: Text | None = None) -> Finding:
    """A finding about a file and no line of it."""
    return Finding(rule=rule, message=message, location=Location(path=path), fix=fix)
