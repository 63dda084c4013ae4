"""Rules as people name them: `DX512`, `percent-falls`, or `DX5` for all that begin so."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Final

from dxplan.catalogue.registry import RULES
from dxplan.catalogue.schema import UNKNOWN_WORD
from dxplan.language import text
from dxplan.scalars import Misread, shown

_BY_NAME: Final = {name: rule.code for rule in RULES.values() for name in (rule.code, rule.slug)}


def one_rule(name: str) -> str:
    """The code of the rule called so, by code (in any case) or slug.

    Raises:
        Misread: when there is none; the nearest is named.
    """
    code = _BY_NAME.get(name.upper()) or _BY_NAME.get(name.lower())
    if code is None:
        raise _unknown(name)
    return code


def several_rules(name: str) -> frozenset[str]:
    """The codes of all rules meant by a code, a slug or the beginning of a code.

    Raises:
        Misread: when there is none; the nearest is named.
    """
    start = name.upper()
    if start.startswith("DX"):
        codes = frozenset(code for code in RULES if code.startswith(start))
        if codes:
            return codes
    return frozenset({one_rule(name)})


def _unknown(name: str) -> Misread:
    near = get_close_matches(name.upper(), RULES, n=1, cutoff=0.6)
    near = near or get_close_matches(name.lower(), _BY_NAME, n=1, cutoff=0.6)
    return Misread(
        UNKNOWN_WORD,
        text("{value} is not a rule", value=shown(name) or "''"),
        fix=text("did you mean {name}?", name=near[0])
        if near
        else text("dxplan explain lists the rules"),
    )


#: Field types: a rule, and the rules that one word stands for.
RuleCode = Annotated[str, one_rule]
RuleCodes = Annotated[frozenset[str], several_rules]
