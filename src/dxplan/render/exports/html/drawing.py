"""Numbers to SVG by pygal, without anything the page's policy would have to allow.

pygal writes styles, scripts, the day of drawing and the data for its tooltips into every chart.
All of that is taken out: colours come from the page's own style sheet, by class, so that they
follow dark mode and print; the same numbers stand beside every chart as text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element, fromstring, tostring

import pygal  # type: ignore[import-untyped]
from markupsafe import Markup
from pygal.style import Style  # type: ignore[import-untyped]

# pygal leaves a finder for plugins of its own behind, at which every later import warns.
sys.meta_path[:] = [each for each in sys.meta_path if type(each).__module__ != "pygal"]

#: One value for each place on the axis; None where there is none.
Series = Sequence[Decimal | int | None]

#: Before the name of every element; inside HTML it is not needed.
_SVG = "{http://www.w3.org/2000/svg}"
_DROPPED = frozenset({"defs", "title", "desc", "style", "script"})
#: What pygal shows only under a mouse, and the grounds it paints.
_IDLE = ("tooltip-overlay", "background")
_REACTIVE = frozenset({"reactive", "tooltip-trigger"})
_KEPT = frozenset(
    {"class", "d", "viewBox", "x", "y", "cx", "cy", "r", "width", "height", "transform"}
)
_NUMBER = re.compile(r"-?\d+\.\d+")
#: Sizes pygal leaves room for; the style sheet writes in the same.
_LETTERS = 13
_STYLE = Style(label_font_size=_LETTERS, major_label_font_size=_LETTERS)
_PLAIN = {"js": [], "css": [], "no_prefix": True, "style": _STYLE, "show_legend": False}


def bar(parts: Mapping[str, int]) -> Markup:
    """One bar of parts beside each other, by the names of their classes.

    It is nothing but the bar, to be stretched to any width; empty where there is nothing.
    """
    whole = sum(parts.values())
    if not whole:
        return Markup()
    chart = pygal.HorizontalStackedBar(range=(0, whole), width=400, height=100, margin=0, **_PLAIN)
    for count in parts.values():
        chart.add("", [count])
    found = _clean(chart, list(parts), without=("axis", "titles", "overlay", "text-overlay"))
    _crop(found)
    found.set("aria-hidden", "true")
    found.set("preserveAspectRatio", "none")
    return _markup(found)


def lines(
    title: str, labels: Sequence[str], series: Mapping[str, Series], write: Mapping[Decimal, str]
) -> Markup:
    """Lines over time, from 0 to 1, with a gap where nothing is known.

    Args:
        title: What is said to those who cannot see the picture.
        labels: What stands under the axis; every other one, so that they fit a phone.
        series: The values by the name of their class.
        write: The values marked on the axis, and how each is written.
    """
    chart = pygal.Line(
        range=(0, 1),
        width=480,
        height=250,
        margin=12,
        margin_right=32,
        dots_size=3.5,
        allow_interruptions=True,
        show_minor_x_labels=False,
        truncate_label=-1,
        **_PLAIN,
    )
    chart.x_labels = labels
    chart.x_labels_major = labels[::-1][::2][::-1]
    chart.y_labels = [{"value": float(value), "label": words} for value, words in write.items()]
    for values in series.values():
        chart.add("", [None if value is None else float(value) for value in values])
    found = _clean(chart, list(series))
    found.set("role", "img")
    heading = Element("title")
    heading.text = title
    found.insert(0, heading)
    return _markup(found)


def _clean(chart: pygal.Graph, classes: Sequence[str], without: Sequence[str] = ()) -> Element:
    """The drawing with shapes and words only, each series with the name of its class.

    Args:
        chart: What pygal draws.
        classes: The class of each series.
        without: Further parts to leave out, by what pygal calls them.
    """
    found = fromstring(chart.render(is_unicode=True, disable_xml_declaration=True))  # noqa: S314 (ours)
    found.attrib.pop("class", None)
    _strip(found, (*_IDLE, *without))
    for group in found.iter("g"):
        named = re.search(r"serie-(\d+)", group.get("class", ""))
        if named:
            group.set("class", f"series {classes[int(named[1])]}")
    found.set("focusable", "false")
    return found


def _strip(node: Element, unwanted: Collection[str]) -> None:
    """Leave only what has a place and a class, its numbers short."""
    node.tag = node.tag.removeprefix(_SVG)
    for name, value in list(node.attrib.items()):
        if name in _KEPT:
            node.set(name, _NUMBER.sub(lambda match: f"{float(match[0]):.1f}", value))
        else:
            del node.attrib[name]
    classes = node.get("class", "").split()
    if classes:
        node.set("class", " ".join(each for each in classes if each not in _REACTIVE))
    for child in list(node):
        named = child.get("class", "").split()
        if child.tag.removeprefix(_SVG) in _DROPPED or any(each in unwanted for each in named):
            node.remove(child)
        else:
            _strip(child, unwanted)


def _crop(picture: Element) -> None:
    """Cut the margins off: pygal keeps some even where none are asked for."""
    drawn = list(picture.iter("rect"))
    left = min(float(each.get("x", 0)) for each in drawn)
    right = max(float(each.get("x", 0)) + float(each.get("width", 0)) for each in drawn)
    top, height = drawn[0].get("y"), drawn[0].get("height")
    for group in picture.iter("g"):
        group.attrib.pop("transform", None)
    picture.set("viewBox", f"{left:.1f} {top} {right - left:.1f} {height}")


def _markup(picture: Element) -> Markup:
    return Markup(tostring(picture, encoding="unicode"))  # noqa: S704 (its text is escaped there)
