"""The pages that are made from the code are committed as the code makes them."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from dxplan.catalogue import RULES

DOCS = Path(__file__).parents[1] / "docs"
PAGES: dict[str, Callable[[], str]] = runpy.run_path(str(DOCS / "generate.py"))["PAGES"]


@pytest.mark.parametrize("name", PAGES)
def test_a_committed_page_is_what_the_code_makes(name: str) -> None:
    page = DOCS / name
    committed = page.read_text(encoding="utf-8") if page.exists() else ""
    assert committed == PAGES[name](), f"docs/{name} is stale; run: python docs/generate.py"


def test_every_rule_has_a_section_and_a_link_to_it() -> None:
    page = PAGES["rules.md"]()
    sections = re.findall(r"^### (DX\d{3}) ", page, re.MULTILINE)
    assert sections == sorted(RULES)
    links = re.findall(r"^\| \[(DX\d{3})\]\(#(.+)\) \|", page, re.MULTILINE)
    assert links == [(code, f"{code.lower()}-{RULES[code].slug}") for code in sections]


def test_the_page_holds_nothing_that_cannot_be_seen() -> None:
    assert [line for line in PAGES["rules.md"]().split("\n") if not line.isprintable()] == []
