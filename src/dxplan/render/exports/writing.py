"""Material to an output in one of the forms."""
# ruff: noqa: PLC0415 (a form and its libraries are imported when it is asked for)

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dxplan.findings import Finding
from dxplan.render.exports.forms import FORMS, FormName
from dxplan.render.exports.material import Material
from dxplan.yamltext import Document

if TYPE_CHECKING:
    from dxplan.render.templates.loading import Folder

#: Told how many of how many steps are done.
Tell: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What came of writing: the bytes, or why there are none."""

    content: bytes | None
    #: What is wrong with the template; beside content, what was lost all the same.
    findings: Sequence[Finding] = ()


def write(form: FormName, material: Material, tell: Tell) -> Output:
    """Write an output; its seal is still zeros.

    Args:
        form: Which.
        material: What it is made of.
        tell: Told how far it is, by forms that know.
    """
    match form:
        case "excel" if material.template is None:
            from dxplan.render.exports.excel import write_excel

            return Output(content=write_excel(material.report, material.notation, tell))
        case "csv" | "json":
            return Output(content=_data(form, material))
        case _:
            return _laid_out(form, material)


def _data(form: FormName, material: Material) -> bytes:
    from dxplan.render.exports.data import write_csv, write_json
    from dxplan.views.dataset import make_dataset

    dataset = make_dataset(material.workspace.plan, material.measured)
    stamp = material.stamp_members(form)
    if form == "csv":
        return write_csv(stamp, dataset, material.notation)
    return write_json(stamp, dataset)


def _laid_out(form: FormName, material: Material) -> Output:
    """What a template makes, or what is wrong with the template."""
    from dxplan.render.templates.findings import Refused

    try:
        if form == "word":
            return Output(content=_document(material))
        if form == "excel":
            return _filled(material)
        return Output(content=_text(form, material))
    except Refused as refused:
        return Output(content=None, findings=refused.findings)


def _text(form: FormName, material: Material) -> bytes:
    from dxplan.render.exports.html import write_html
    from dxplan.render.exports.markdown import write_markdown

    template = material.template
    name = FORMS[form].own_template if template is None else template.path.name
    assert name is not None  # noqa: S101 (every form of text is laid out by a template)
    write_text = write_html if form == "html" else write_markdown
    return write_text(
        material.report, material.notation, _folders(material), name, material.template_hash
    )


def _document(material: Material) -> bytes:
    from dxplan.render.exports.word import write_word

    report, notation, folders = material.report, material.notation, _folders(material)
    if material.template is None:
        return write_word(report, notation, None, folders)
    named = material.template
    return write_word(report, notation, named.content, folders, name=named.shown)


def _filled(material: Material) -> Output:
    """An office's own workbook with the figures in it."""
    from dxplan.render.exports.filling import fill
    from dxplan.render.exports.packing import packed

    template, notation = material.template, material.notation
    assert template is not None  # noqa: S101 (`write` has taken the other case)
    filled = fill(template.content, template.shown, material.report, notation)
    content = None if filled.parts is None else packed(filled.parts)
    return Output(content=content, findings=filled.findings)


def template_texts(material: Material, findings: Iterable[Finding]) -> Mapping[str, Document]:
    """The texts of the templates that findings are about, by the path they give.

    Those that cannot be read are left out, as the findings will say.
    """
    from dxplan.render.templates.loading import texts_of

    return texts_of((each.location.path for each in findings), _folders(material))


def _folders(material: Material) -> Sequence[Folder]:
    """Where templates are looked for: beside the one that is named, in the workspace, with us."""
    from dxplan.render.templates.loading import folders_beside, template_folders

    root, named = material.workspace.root, material.template
    return (
        template_folders(root) if named is None else folders_beside(named.path, named.shown, root)
    )
