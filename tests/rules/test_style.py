from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import findings, folder, lines
from tests.rules.test_references import tasks


@pytest.mark.parametrize(
    "title", ['" Cổng"', '"Cổng "', '"Cổng  dịch vụ"', '"Cổng\u00a0dịch vụ"', "|\n      Cổng"]
)
def test_spaces_that_nobody_sees_are_mentioned(tmp_path: Path, title: str) -> None:
    root = folder(tmp_path, tasks("Nâng cấp cổng dịch vụ công", title))
    assert lines(findings(root)) == [
        "data/tasks/cqs.yaml:4:12 DX701 title holds spaces or line ends that nobody sees"
    ]


@pytest.mark.parametrize("title", ["Cổng\n      dịch vụ", ">-\n      Cổng\n      dịch vụ"])
def test_a_title_may_run_over_lines_of_the_file(tmp_path: Path, title: str) -> None:
    assert findings(folder(tmp_path, tasks("Nâng cấp cổng dịch vụ công", title))) == []
