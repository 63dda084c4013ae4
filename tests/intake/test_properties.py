"""What holds for every annex: taken in once it is in, and nothing around it moves."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.edits import write
from dxplan.intake.annex import read_annex
from dxplan.intake.choices import Choices
from dxplan.intake.compare import Aim, compare
from dxplan.intake.reading import Book
from dxplan.intake.rewriting import revised
from dxplan.intake.tables import Grid, build_sheet
from dxplan.load import load
from tests.builders import folder
from tests.intake.test_compare import TASKS
from tests.intake.test_deadlines import READ

HEADINGS = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Ghi chú"]
AIM = Aim(into="tasks", part="cqs", document="vb-1", file="a.xlsx")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["1", "I", "", "2.1"]),
        st.one_of(WORDS, st.sampled_from(["Nâng cấp cổng dịch vụ công", "Việc", "Việc: mới #2"])),
        st.sampled_from(["Sở A", "so b", "Các sở", "Sở A; Sở B", "Sở Lạ", ""]),
        st.sampled_from(["Sở B", "Sở A và Sở B", "", "các đơn vị liên quan"]),
        st.sampled_from([*READ, "Đầu năm 2025", ""]),
        st.one_of(WORDS, st.sampled_from(["Báo cáo", "- Đề án\n- Quyết định", "no", "2025"])),
        WORDS,
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_an_annex_taken_in_has_nothing_left_to_say(rows: list[tuple[str, ...]]) -> None:
    grid = Grid(name="S", values=[HEADINGS, *[[each or None for each in row] for row in rows]])
    book = Book(name="a.xlsx", sheets=[build_sheet(grid)])
    with TemporaryDirectory() as place:
        root = folder(Path(place), TASKS)
        workspace, _ = load(root)
        patch = compare(workspace, read_annex(book, "tasks", workspace.plan, Choices()), AIM)
        after = revised(workspace, patch)
        write(root, workspace.documents, after)
        again, findings = load(root)
        assert findings == []
        untouched = {path for path in workspace.documents if path not in after}
        assert all(again.documents[p].text == workspace.documents[p].text for p in untouched)
        second = compare(again, read_annex(book, "tasks", again.plan, Choices()), AIM)
        assert {change.action for change in second.changes} <= {"unchanged"}
        assert [change.id for change in second.changes] == [change.id for change in patch.changes]
        assert revised(again, second) == {}
