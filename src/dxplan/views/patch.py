"""What an import would do, as facts in the order a reviewer reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from dxplan.edits import Value
from dxplan.findings import Finding, in_order
from dxplan.intake.compare import Action, Patch, Record, title_of
from dxplan.intake.rewriting import raw
from dxplan.language import marked
from dxplan.views.words import FIELD_WORDS
from dxplan.workspace import Workspace
from dxplan.yamltext import Document

#: What a reader calls the fields of an annex, which knows of no plan before it.
FIELD_NAMES: Mapping[str, str] = {
    **FIELD_WORDS,
    "lead": marked("lead"),
    "owner": marked("owner"),
    "until": marked("until"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field before and after, as the file has it; None where it is not there."""

    field: str
    old: Value | None
    new: Value | None
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One record that is made or changed."""

    id: str
    title: str
    cell: str
    #: Where it stands in the plan; empty for a new one.
    place: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """A record that no row matches."""

    id: str
    title: str
    basis: str
    place: str
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchView:
    """The whole of an import."""

    patch: Patch
    new: tuple[ChangeView, ...]
    changed: tuple[ChangeView, ...]
    unchanged: tuple[str, ...]
    unmatched: tuple[RecordView, ...]
    findings: tuple[Finding, ...]
    #: The cells that findings are about, as documents to quote.
    documents: Mapping[str, Document]
    diff: str
    #: Errors the plan would have, with the files they are in; nothing is written then.
    errors: tuple[Finding, ...] = ()
    checked: Mapping[str, Document]
    applied: bool = False


def patch_view(
    workspace: Workspace,
    patch: Patch,
    after: Mapping[str, str],
    *,
    errors: Sequence[Finding] = (),
    checked: Workspace | None = None,
    applied: bool = False,
) -> PatchView:
    """Lay out a patch, the text it writes, and the errors the plan would have with it."""
    removed = {each.id for each in patch.removed}
    return PatchView(
        patch=patch,
        new=_changes(workspace, patch, "new"),
        changed=_changes(workspace, patch, "changed"),
        unchanged=tuple(each.id for each in patch.of("unchanged")),
        unmatched=tuple(_record(workspace, each, each.id in removed) for each in patch.unmatched),
        findings=tuple(in_order(patch.findings)),
        documents={path: Document(path, words) for path, words in patch.annex.texts.items()},
        diff=diff_text(workspace, after),
        errors=tuple(errors),
        checked={} if checked is None else checked.documents,
        applied=applied,
    )


def diff_text(workspace: Workspace, after: Mapping[str, str]) -> str:
    """The new text against the old, as `git diff` shows it."""
    lines: list[str] = []
    for path, words in sorted(after.items()):
        document = workspace.documents.get(path)
        old = [] if document is None else document.text.splitlines()
        name = path if document is not None else "/dev/null"
        lines += unified_diff(old, words.splitlines(), name, path, lineterm="", n=1)
    return "".join(f"{line}\n" for line in lines)


def _changes(workspace: Workspace, patch: Patch, action: Action) -> tuple[ChangeView, ...]:
    return tuple(
        ChangeView(
            id=change.id,
            title=change.entry.title,
            cell=change.entry.place,
            place="" if change.record is None else str(workspace.at(change.record)),
            fields=tuple(
                FieldView(field=each.name, old=_raw(each.old), new=_raw(each.new), cell=each.place)
                for each in change.fields
            ),
        )
        for change in patch.of(action)
    )


def _raw(value: object) -> Value | None:
    return None if value in {None, ()} else raw(value)


def _record(workspace: Workspace, record: Record, removed: bool) -> RecordView:  # noqa: FBT001 (a fact of the record)
    return RecordView(
        id=record.id,
        title=title_of(record),
        basis=record.basis.value,
        place=str(workspace.at(record)),
        removed=removed,
    )
