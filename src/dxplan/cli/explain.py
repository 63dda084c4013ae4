"""`dxplan explain`: why a rule exists, a bad and a good example, and how to mend what it finds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dxplan.cli.options import Format
from dxplan.cli.session import DEFAULT_LANGUAGE, Session
from dxplan.cli.stops import WrongUsage
from dxplan.language import marked, text

if TYPE_CHECKING:
    from dxplan.findings import Rule
    from dxplan.render.notation import Notation


def explain(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=marked("RULE"),
            help=marked("Code or name of a rule: DX401, not-a-date. Without one all are listed."),
        ),
    ] = None,
    form: Format = "table",
) -> None:
    """Find, lay out, print; no plan is needed."""
    from dxplan.render.notation import Notation

    session: Session = context.obj
    session.format = form
    notation = Notation(session.language or DEFAULT_LANGUAGE)
    if name is None:
        _list(session, notation, form)
    else:
        _show(session, notation, _rule(name), form)


def _rule(name: str) -> Rule:
    """The rule called so.

    Raises:
        WrongUsage: when there is none; the nearest is named.
    """
    from dxplan.catalogue.registry import RULES
    from dxplan.scalars import Misread
    from dxplan.sifting.rulenames import one_rule

    try:
        return RULES[one_rule(name)]
    except Misread as error:
        raise WrongUsage(error.message, error.fix) from error


def _list(session: Session, notation: Notation, form: Format) -> None:
    from dxplan.explanations import all_rules

    rules = all_rules()
    if form == "json":
        from dxplan.render.explain_json import rules_document
        from dxplan.render.json_text import as_json

        session.write(as_json(rules_document(rules, notation.translate)))
    elif form == "csv":
        from dxplan.render.tables import as_csv

        t = notation.translate
        rows = [(each.code, each.slug, each.severity.value, t(each.title)) for each in rules]
        session.write(as_csv(("code", "slug", "severity", "title"), rows))
    elif form == "markdown":
        from dxplan.render.explain_text import rule_tables
        from dxplan.render.tables import as_markdown

        session.write(as_markdown(rule_tables(rules), notation))
    else:
        from dxplan.render.explain_text import print_rules

        print_rules(rules, session.console(), notation)


def _show(session: Session, notation: Notation, rule: Rule, form: Format) -> None:
    from dxplan.explanations import explain as explained
    from dxplan.render.console import symbols

    if form == "json":
        from dxplan.render.explain_json import rule_document
        from dxplan.render.json_text import as_json

        session.write(as_json(rule_document(explained(rule), notation.translate)))
    elif form == "markdown":
        from dxplan.render.explain_markdown import rule_markdown

        session.write(rule_markdown(explained(rule), notation.translate))
    elif form == "csv":
        raise WrongUsage(
            text("one rule is not a table"), text("take --format json, markdown or table")
        )
    else:
        from dxplan.render.explain_text import print_rule

        signs = symbols(getattr(sys.stdout, "encoding", None))
        print_rule(explained(rule), session.console(), notation.translate, signs)
