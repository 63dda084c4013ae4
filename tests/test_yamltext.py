from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.encoding import decode
from dxplan.findings import Location
from dxplan.yamltext import MAX_DEPTH, MAX_FINDINGS, REFUSED, Data, Document, Keys, parse, reader

LOADERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__, autouse=True)
def _loader(request: pytest.FixtureRequest) -> Any:
    """Run every test with libyaml and with the pure-Python loader."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "LOADER", request.param)
        yield


def read(source: str) -> Document:
    return parse("data/x.yaml", source)


def codes(document: Document) -> list[str]:
    return [found.rule.code for found in document.findings]


def cut(document: Document, where: Location) -> str:
    """The text at a location of one line."""
    assert where.line == where.end_line
    return document.line(where.line)[where.column - 1 : where.end_column - 1]


# data


def test_nothing_is_guessed() -> None:
    source = "a: no\nb: 010\nc: 12:30\nd: 1.10\ne: 2025-06-31\nf: 1e3\ng: 0x1F\nh: .inf\ni: =\n"
    assert read(source).data == {
        "a": "no",
        "b": "010",
        "c": "12:30",
        "d": "1.10",
        "e": "2025-06-31",
        "f": "1e3",
        "g": "0x1F",
        "h": ".inf",
        "i": "=",
    }


def test_lists_and_mappings_nest_in_block_and_flow() -> None:
    source = "a:\n  - {b: [c, d]}\n  -\n    - e\nf: {g: {h: i}}\n"
    assert read(source).data == {"a": [{"b": ["c", "d"]}, ["e"]], "f": {"g": {"h": "i"}}}


def test_empty_values_are_noted_and_quoted_ones_are_not() -> None:
    document = read("a:\nb: ~\nc: null\nd: ''\ne: \"null\"\nf: [~, x]\n")
    assert document.data == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
        "f": [None, "x"],
    }
    assert document.nulls == (("a",), ("b",), ("c",), ("f", 0))


@pytest.mark.parametrize("source", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n"])
def test_an_empty_file_is_no_data(source: str) -> None:
    document = read(source)
    assert (document.data, document.findings) == (None, ())
    assert document.at(("a", 0)).path == "data/x.yaml"


def test_a_single_value_is_a_document() -> None:
    document = read("words\n")
    assert document.data == "words"
    assert cut(document, document.at(())) == "words"


# places


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_code_points_whatever_the_line_ends(end: str) -> None:
    source = end.join(["# đầu", 'Đường: "🏙️ phố"', "a:", "  - 🚀: Sở 🏛 TT&TT # cuối", ""])
    document = read(source)
    assert str(document.at(("Đường",))) == "data/x.yaml:2:8"
    assert cut(document, document.at(("Đường",))) == '"🏙️ phố"'
    assert cut(document, document.at(("Đường",), key=True)) == "Đường"
    assert str(document.at(("a", 0, "🚀"))) == "data/x.yaml:4:8"
    assert cut(document, document.at(("a", 0, "🚀"))) == "Sở 🏛 TT&TT"
    assert cut(document, document.at(("a", 0, "🚀"), key=True)) == "🚀"


def test_a_place_that_runs_over_lines_is_cut_to_its_first() -> None:
    document = read("a: |\n  một\n  hai\nb: >-\n  ba\nc:\n  d: 1\n  e: 2\n")
    assert cut(document, document.at(("a",))) == "|"
    assert cut(document, document.at(("b",))) == ">-"
    assert cut(document, document.at(("c",))) == "d: 1"
    place = document.places[("c",)]
    assert document.text[place.value.start : place.value.end] == "d: 1\n  e: 2"


def test_a_block_ends_where_its_last_line_ends() -> None:
    document = read("a:\n  - x: 1\n\n# a comment\n\nb: 2\n")
    place = document.places[("a",)]
    # Comments behind a block belong to nobody; libyaml counts them to the block before.
    assert document.text[place.value.start :].startswith("- x: 1")
    assert document.location(place.value).end_line <= 5


def test_the_place_of_what_is_absent_is_its_nearest_parent() -> None:
    document = read("a:\n  - {b: 1}\n")
    assert cut(document, document.at(("a", 0, "z", 4))) == "{b: 1}"
    assert cut(document, document.at(("a", 0, "z"), key=True)) == "{b: 1}"
    assert str(document.at(("z",))) == "data/x.yaml:1:1"


def test_lines_are_numbered_from_one() -> None:
    document = read("a: 1\r\nb: 2")
    assert [document.line(number) for number in range(4)] == ["", "a: 1", "b: 2", ""]


# syntax errors


def test_what_stands_before_a_syntax_error_is_kept() -> None:
    document = read("group: g\ntasks:\n  - {id: 1}\n  - {id: 2}\n  - {id: 'x}\n")
    assert document.data == {"group": "g", "tasks": [{"id": "1"}, {"id": "2"}]}
    assert codes(document) == ["DX109"]
    assert document.stopped_at is not None


def test_an_unfinished_mapping_is_not_mistaken_for_a_record() -> None:
    document = read("format: 1\nplan:\n  number: 1\n  title: 'x\n")
    assert document.data == {"format": "1"}


def test_a_second_list_of_the_same_key_never_replaces_the_first() -> None:
    document = read("tasks:\n  - a\ntasks:\n  - b\n  - 'c\n")
    assert document.data == {"tasks": ["a"]}
    assert codes(document) == ["DX110", "DX109"]


@pytest.mark.parametrize(
    ("source", "place", "message"),
    [
        ("a: b: c\n", "1:5", "a second “: ” on one line"),
        ("a:\n\t- b\n", "2:1", "a tab stands where YAML wants spaces"),
        ("a: @b\n", "1:4", "a value cannot begin with @"),
        ("a: %b\n", "1:4", "a value cannot begin with %"),
        ("a: [b\nc: d\n", "2:2", "a list [ … ] is not closed"),
        ("a: {b: c\nd: e\n", "2:2", "a mapping { … } is not closed"),
        ('a: "\\q"\n', "1:5", "an unknown \\ escape inside double quotes"),
        ("a:\n  - b\n c: d\n", "3:2", "the indentation does not fit the lines above"),
        ("a: 1\n  b: 2\n", "2:4", "a second “: ” on one line"),
        ("a: 1\nb\n", "2:2", "a key without its colon"),
    ],
)
def test_syntax_errors_speak_plainly_at_their_place(source: str, place: str, message: str) -> None:
    document = read(source)
    [found] = document.findings
    assert found.rule.code == "DX109"
    assert str(found.message) == message
    if "\\q" in source and reader.LOADER is yaml.BaseLoader:
        place = "1:6"  # PyYAML's own scanner is one letter further
    assert str(found.location) == f"data/x.yaml:{place}"
    assert found.fix is not None
    assert str(found.fix)


def test_an_open_quotation_points_back_at_its_beginning() -> None:
    [found] = read("a: 'b\nc: d\n").findings
    assert [str(each.location) for each in found.related] == ["data/x.yaml:1:4"]


@pytest.mark.parametrize(
    "source",
    ['a: "\\ud800"\n', 'a: "\\U00110000"\n', 'a: "\\xZZ"\n', "a: !<\n", "%YAML 9.9\n---\n"],
)
def test_odd_escapes_and_directives_are_findings(source: str) -> None:
    assert codes(read(source)) != []


# what is refused


def test_the_second_of_two_keys_is_dropped_and_points_at_the_first() -> None:
    document = read("a: 1\nb: 2\na: {c: 3}\n")
    assert document.data == {"a": "1", "b": "2"}
    [found] = document.findings
    assert (found.rule.code, str(found.location)) == ("DX110", "data/x.yaml:3:1")
    assert [str(each.location) for each in found.related] == ["data/x.yaml:1:1"]


def test_an_alias_is_refused_and_nothing_said_of_its_value() -> None:
    document = read("a: &x [1]\nb: *x\nc: {*x : 1}\nd: [*x]\n")
    assert document.data == {"a": ["1"], "b": REFUSED, "c": {}, "d": [REFUSED]}
    assert [str(found.message) for found in document.findings] == [
        "the anchor &x is not used here",
        "the alias *x is not used here",
        "the alias *x is not used here",
        "the alias *x is not used here",
    ]
    assert repr(document.data["b"]) == "REFUSED"
    assert cut(document, document.findings[0].location) == "&x"
    assert cut(document, document.findings[1].location) == "*x"


@pytest.mark.parametrize(
    "source",
    [
        "a: !!str 1\n",
        "a: !x {b: c}\n",
        "a: !!python/object/apply:os.system [x]\n",
        "!!map {a: b}\n",
        "&a b: c\n",
        "<<: {a: b}\n",
        "a:\n  <<: *b\n",
        "? [a, b]\n: c\n",
        "? {a: b}\n: c\n",
        "? [a, {b: [c]}]\n: {d: [e]}\n",
    ],
)
def test_features_that_hide_values_are_refused(source: str) -> None:
    assert set(codes(read(source))) == {"DX111"}


def test_a_refused_key_takes_its_value_along_and_leaves_the_others() -> None:
    document = read("? [a, b]\n: {c: d}\n<<: {e: f}\n? {g: }\n: \nh: i\n")
    assert document.data == {"h": "i"}
    assert all("" in keys for keys in document.nulls)


def test_a_second_document_ends_the_reading() -> None:
    document = read("a: 1\n---\nb: 2\n")
    assert document.data == {"a": "1"}
    [found] = document.findings
    assert (found.rule.code, str(found.location)) == ("DX112", "data/x.yaml:2:1")
    assert cut(document, found.location) == "---"


@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_a_hundred_levels_are_read_and_one_more_is_not(pair: str) -> None:
    open_, close = ("[", "]") if pair == "[]" else ("{a: ", "}")
    assert read(open_ * MAX_DEPTH + "x" + close * MAX_DEPTH).findings == ()
    document = read(open_ * (MAX_DEPTH + 1) + "x" + close * (MAX_DEPTH + 1))
    assert codes(document) == ["DX113"]


def test_deep_blocks_are_refused_too() -> None:
    source = "".join(" " * level + "a:\n" for level in range(MAX_DEPTH + 1))
    assert codes(read(source)) == ["DX113"]
    assert codes(read("- " * (MAX_DEPTH + 1) + "x")) == ["DX113"]


def test_four_hundred_thousand_brackets_do_no_harm() -> None:
    assert codes(read("a: " + "[" * 400_000)) == ["DX113"]


def test_an_alias_bomb_stays_small() -> None:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 60)]
    document = read("a0: &a0 x\n" + "\n".join(levels) + "\n")
    assert len(document.findings) == MAX_FINDINGS
    assert document.stopped_at is not None
    assert set(codes(document)) == {"DX111"}


def test_escaped_control_characters_are_refused() -> None:
    assert codes(read('a: "x\\e[31m"\nb: "\\0"\nc: "\\N"\nd: "\\t\\n"\n')) == ["DX106"] * 2 + [
        "DX106"
    ]


# for all texts

plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
data = st.dictionaries(
    plain,
    st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain, inner, max_size=4),
        max_leaves=12,
    ),
    max_size=5,
)


def as_read(value: Any) -> Data:
    """What the reader makes of dumped data: the same, for all of it is text."""
    if isinstance(value, dict):
        return {key: as_read(each) for key, each in value.items()}
    return [as_read(each) for each in value] if isinstance(value, list) else str(value)


def leaves(value: Data, keys: Keys = ()) -> list[tuple[Keys, str]]:
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in leaves(each, (*keys, key))]
    if isinstance(value, list):
        return [leaf for n, each in enumerate(value) for leaf in leaves(each, (*keys, n))]
    return [(keys, value)] if isinstance(value, str) else []


@given(data, st.booleans())
@settings(max_examples=60, deadline=None)
def test_what_is_dumped_is_read_again_with_every_place(value: dict[str, Any], flow: bool) -> None:  # noqa: FBT001 (hypothesis hands it in by position)
    dumped = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=40)
    source, _ = decode("data/x.yaml", dumped.encode())
    assert source is not None
    document = read(source)
    if "<<" in dumped or document.findings:  # such keys and escapes are refused, see above
        return
    assert document.data == as_read(value)
    for keys, leaf in leaves(document.data):
        place = document.places[keys].value
        assert yaml.load(document.text[place.start : place.end], yaml.BaseLoader) == leaf  # noqa: S506 (BaseLoader makes text only)


pieces = st.lists(
    st.sampled_from(
        [*"[]{}:,-?&*!|>'\"%@`#~ \n\t\r", ": ", "- ", "a", "đ", "🚀", "\n  ", "<<", "---\n", "\\x"]
    ),
    max_size=40,
).map("".join)


@given(st.text(max_size=60) | pieces)
@settings(max_examples=150, deadline=None)
def test_no_text_raises_anything(source: str) -> None:
    clean, _ = decode("data/x.yaml", source.encode("utf-8", "replace"))
    if clean is not None:
        document = read(clean)
        for keys, place in document.places.items():
            assert 0 <= place.value.start <= place.value.end <= len(clean), keys
        for found in document.findings:
            assert str(found.message)
            assert 1 <= found.location.line <= len(document.line_starts)


def comments(source: str) -> list[str]:
    document = read(source)
    return [source[start:end] for start, end in document.comments]


def test_comments_are_found_wherever_yaml_has_them() -> None:
    source = (
        "# head\n"
        'a: "x # no" # quoted\n'
        "b: 'y # no'\n"
        "c: plain#no # plain\n"
        "d: |\n  # text\n  more\n\n# below a block\n"
        "e: [x, # in a list\n  y]\n"
        "f: two\n  lines # of one text\r\n"
        "# đuôi"
    )
    assert comments(source) == [
        "# head",
        "# quoted",
        "# plain",
        "# below a block",
        "# in a list",
        "# of one text",
        "# đuôi",
    ]


def test_comments_end_where_reading_stopped() -> None:
    assert comments("a: x # one\nb: [u # two\nc: v: w # three\n") == ["# one"]
    assert comments("a: x # one\n---\nb: x # two\n") == ["# one"]


@given(pieces)
@settings(max_examples=150, deadline=None)
def test_without_its_comments_a_text_says_the_same(source: str) -> None:
    clean, _ = decode("data/x.yaml", source.encode("utf-8", "replace"))
    assert clean is not None
    document = read(clean)
    bare = list(clean)
    for start, end in document.comments:
        bare[start:end] = " " * (end - start)
    if not document.findings:
        assert read("".join(bare)).data == document.data
