"""What records, agencies, documents and places are called in the lines of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dxplan.changes import Changes, Snapshot
from dxplan.changes.sorts import Record
from dxplan.language import Text, in_language, text
from dxplan.model import Identity, Indicator, Report, Source, Task
from dxplan.selection import lead_of, owner_of
from dxplan.workspace import KIND_NAMES, Workspace


@dataclass(frozen=True, slots=True)
class Naming:
    """Names records of one state in one language."""

    workspace: Workspace
    snapshot: Snapshot
    language: str

    def agency(self, agency: str) -> str:
        """An agency for short; its id where it is not known."""
        plan = self.workspace.plan
        found = plan.agencies.get(agency) or plan.agency_groups.get(agency)
        english = found.name_en if found is not None and self.language == "en" else None
        return english or self.workspace.agency_name(agency)

    def answering(self, agency: str | None) -> str | Text:
        """Whoever answers for something, or that nobody does."""
        return text("nobody") if agency is None else self.agency(agency)

    def lead(self, record: Record) -> str:
        """The agency that answers for a task or indicator, for short; nothing for others."""
        agency = self.lead_id(record)
        return "" if agency is None else self.agency(agency)

    def lead_id(self, record: Record) -> str | None:
        """The id of the agency that answers for a task or indicator on the day."""
        plan, day = self.workspace.plan, self.snapshot.as_of
        match record:
            case Task():
                return lead_of(plan, record, day)
            case Indicator():
                return owner_of(plan, record, day)
            case _:
                return None

    def title(self, record: Record) -> str:
        """The title or name of a record, as far as there is one in the language."""
        match record:
            case Task() | Source() | Identity():
                return in_language(self.language, record.title, record.title_en)
            case Report():
                return self.reporter(record.agency, record.source)
            case _:
                return in_language(self.language, record.name, record.name_en)

    def reporter(self, agency: str | None, source: str | None) -> str:
        """Who reported: an agency, or the source that published figures."""
        if agency is not None:
            return self.agency(agency)
        found = self.workspace.plan.sources.get(source or "")
        return self.title(found) if found is not None else source or ""

    def document(self, named: str) -> str:
        """A document by its number, where it is named by the id of a source."""
        found = self.workspace.plan.sources.get(named)
        return (found.number or self.title(found)) if found is not None else named

    def place(self, record: object, *keys: str) -> str:
        """Where a record, or a key of it, is written: `path:line`."""
        found = self.workspace.at(record, *keys)
        return f"{found.path}:{found.line}"


def namings(changes: Changes, language: str) -> tuple[Naming, Naming]:
    """How the earlier and the later state name their records."""
    before, after = changes.before, changes.after
    return (
        Naming(before.workspace, before, language),
        Naming(after.workspace, after, language),
    )


def state_words(snapshot: Snapshot, *, one_text: bool) -> Text | date:
    """A state in words: its day, and whether it is a revision or the folder.

    Where both states are of one text, the day is all there is to say.
    """
    if snapshot.name is not None:
        return text(
            "{name} (revision {revision}, {day})",
            name=snapshot.name,
            revision=snapshot.revision,
            day=snapshot.as_of,
        )
    if one_text:
        return snapshot.as_of
    return text("the folder as it is now, on {day}", day=snapshot.as_of)


def id_of(record: Record) -> str:
    """The id of a record, or what stands for one."""
    match record:
        case Identity():
            return record.number
        case Report():
            return f"{record.agency or record.source} {record.as_of}"
        case _:
            return record.id


def kind_of(record: Record) -> str:
    """What kind of record it is: a marked source string, and its name in JSON."""
    return "plan" if isinstance(record, Identity) else KIND_NAMES[type(record)]
