"""How rows name other records: by keys that are always in the dataset."""

from __future__ import annotations

from typing import NamedTuple

from dxplan.model import Citation, Plan


class Party(NamedTuple):
    """Who leads or helps: an agency or an agency group, never both."""

    agency: str | None
    group: str | None


def party(plan: Plan, name: str) -> Party:
    """The agency or agency group of that id; of an id that is both, the group, as in figures."""
    if name in plan.agency_groups:
        return Party(None, name)
    return Party(name if name in plan.agencies else None, None)


class Cited(NamedTuple):
    """A citation in two columns."""

    source: str | None
    locator: str | None


def cited(citation: Citation | None) -> Cited:
    """The source a record cites, and where in it."""
    return Cited(None, None) if citation is None else Cited(citation.document, citation.locator)


def source_named(plan: Plan, document: str | None) -> str | None:
    """The source a document is, where it is written as the id of one and not as its number."""
    return document if document in plan.sources else None
