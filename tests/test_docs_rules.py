"""The pages that are made from the code are committed as the code makes them."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from dxplan.catalogue.registry import RULES

DOCS = Path(__file__).parents[1] / "docs"
PAGES: dict[str, str] = runpy.run_path(str(DOCS / "generate.py"))["pages"]()


@pytest.mark.parametrize("name", PAGES)
def test_a_committed_page_is_what_the_code_makes(name: str) -> None:
    page = DOCS / "rules" / name
    committed = page.read_text(encoding="utf-8") if page.exists() else ""
    assert committed == PAGES[name], f"docs/rules/{name} is stale; run: python docs/generate.py"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {page.name for page in (DOCS / "rules").iterdir()} == set(PAGES)


def test_every_rule_has_a_page_and_a_link_to_it() -> None:
    links = re.findall(r"^\| \[(DX\d{3})\]\((.+)\) \|", PAGES["README.md"], re.MULTILINE)
    assert links == [(code, f"{code}.md") for code in sorted(RULES)]
    for code, page in links:
        assert f"\n# {code} {RULES[code].slug}\n" in PAGES[page]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_nothing_that_cannot_be_seen(name: str) -> None:
    assert [line for line in PAGES[name].split("\n") if not line.isprintable()] == []
