"""The text of the template: what stands where, with the tags that the facts come in by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from markup import Column, Part, beside, paragraph, table

#: Says an English wording in the language of the template.
Say: TypeAlias = Callable[[str], str]

#: A4 in twentieths of a point, with margins inside the ranges of the decree: top and bottom 20 to
#: 25 mm, left 30 to 35, right 15 to 20.
_A4 = (11906, 16838)
_MARGINS = 'w:top="1134" w:right="1132" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"'
_PORTRAIT, _LANDSCAPE = 11906 - 1701 - 1132, 16838 - 1701 - 1132


def body(say: Say) -> str:
    """The whole document, up to the section of its last pages."""
    return "".join(
        (_head(say), _sections(say), _signature(say), _end_of_section(), _annex(say))
    ) + _page(_A4[1], _A4[0], ' w:orient="landscape"')


def _head(say: Say) -> str:
    """Issuer, number, national title, motto, place and date; then what the report is on."""
    left = (
        paragraph("Issuer", say("[SUPERIOR BODY]")),
        paragraph("Issuer", say("[ISSUING BODY]"), look="<w:b/><w:bCs/>"),
        paragraph("Issuer", say("No.:           /BC-……"), extra='<w:spacing w:before="120"/>'),
        paragraph(
            "Issuer", say("DRAFT"), look="<w:b/><w:bCs/>", extra='<w:spacing w:before="60"/>'
        ),
    )
    right = (
        paragraph("NationalTitle", say("SOCIALIST REPUBLIC OF VIET NAM")),
        paragraph("Motto", say("Independence - Freedom - Happiness")),
        paragraph("Centred", say("……, …… …… ……"), look="<w:i/><w:iCs/>"),
    )
    return "".join(
        (
            beside(left, right, (3600, _PORTRAIT - 3600)),
            paragraph("Title", say("REPORT")),
            paragraph("Subtitle", "{{ prose.subject }}"),
            paragraph("Centred", "“{{ plan.title }}”"),
            paragraph("Centred", say("(Figures as of {{ as_of }})"), look="<w:i/><w:iCs/>"),
        )
    )


def _sections(say: Say) -> str:
    """The sentences, with the small tables behind those they belong to."""
    return "".join(
        (
            paragraph("Normal", "{%p for section in prose.sections %}"),
            paragraph("Heading1", "{{ section.title }}"),
            paragraph("Normal", "{%p for paragraph in section.paragraphs %}"),
            # A signature must not stand on a page of its own.
            paragraph("Normal", "{%p if section.key == 'trust' %}"),
            paragraph("BodyTextKept", "{{ paragraph }}"),
            paragraph("Normal", "{%p else %}"),
            paragraph("BodyText", "{{ paragraph }}"),
            paragraph("Normal", "{%p endif %}"),
            paragraph("Normal", "{%p endfor %}"),
            _where("section.key == 'overview' and figures.tasks.total.value", _headline(say)),
            _where("section.key == 'indicators' and indicators", _pillars(say)),
            _where("section.key == 'groups' and groups", _groups(say)),
            paragraph("Normal", "{%p endfor %}"),
        )
    )


def _where(condition: str, content: str) -> str:
    start = paragraph("Normal", f"{{%p if {condition} %}}")
    return start + content + paragraph("Normal", "{%p endif %}")


def _headline(say: Say) -> str:
    columns = (
        Column(title=say("Figure"), width=3000, cell="{{ each.label }}"),
        Column(title=say("Value"), width=2100, cell="{{ each.figure }}", is_number=True),
        Column(title=say("Counted"), width=_PORTRAIT - 5100, cell="{{ each.base }}"),
    )
    return paragraph("Caption", say("Figures over all tasks")) + table(columns, "each in headline")


def _groups(say: Say) -> str:
    names = (
        (say("Number"), "total"),
        (say("Done"), "completed"),
        (say("In term"), "in_term"),
        (say("Overdue"), "overdue"),
        (say("Not reported"), "unreported"),
        (say("Rate"), "completion_rate"),
    )
    widths = (850, 950, 900, 900, 1000, 1073)
    columns = [
        Column(
            title=say("Group of tasks"),
            width=_PORTRAIT - sum(widths),
            cell="{{ row.label }}",
            total=say("Total"),
        ),
        *(
            Column(
                title=title,
                width=width,
                cell=f"{{{{ row.figures.tasks.{name} }}}}",
                total=f"{{{{ figures.tasks.{name} }}}}",
                is_number=True,
            )
            for (title, name), width in zip(names, widths, strict=True)
        ),
    ]
    return paragraph("Caption", say("Tasks by group")) + table(columns, "row in groups", total=True)


def _pillars(say: Say) -> str:
    names = (
        (say("Number"), "total"),
        (say("Met"), "met"),
        (say("Above"), "exceeded"),
        (say("On track"), "on_track"),
        (say("Behind"), "behind"),
        (say("Too old"), "stale"),
        (say("No data"), "no_data"),
    )
    widths = (800, 700, 820, 950, 900, 900, 1073)
    columns = [
        Column(
            title=say("Pillar"),
            width=_PORTRAIT - sum(widths),
            cell="{{ row.name }}",
            total=say("Total"),
        ),
        *(
            Column(
                title=title,
                width=width,
                cell=f"{{{{ row.figures.indicators.{name} }}}}",
                total=f"{{{{ figures.indicators.{name} }}}}",
                is_number=True,
            )
            for (title, name), width in zip(names, widths, strict=True)
        ),
    ]
    return paragraph("Caption", say("Indicators by pillar")) + table(
        columns, "row in pillars", total=True
    )


def _signature(say: Say) -> str:
    """Who gets it and who signs it: blanks, because we issue nothing."""
    left = (
        paragraph("Recipients", say("To:"), look="<w:b/><w:bCs/><w:i/><w:iCs/>"),
        *(paragraph("Recipients", say(each)) for each in ("- ……;", "- ……;", "- Filed: ……")),
    )
    right = (
        paragraph("Centred", say("[OFFICE OF THE SIGNATORY]"), look="<w:b/><w:bCs/>"),
        paragraph("Centred", "", extra='<w:spacing w:after="900"/>'),
        paragraph("Centred", say("[Full name]"), look="<w:b/><w:bCs/>"),
    )
    space = paragraph("BodyTextKept", "")
    return space + beside(left, right, (_PORTRAIT // 2, _PORTRAIT - _PORTRAIT // 2))


def _annex(say: Say) -> str:
    """The long tables, on pages lying on their side, and where the figures come from."""
    return "".join(
        (
            _where("indicators or overdue or due_soon", paragraph("AnnexHeading", say("Annex"))),
            _where("indicators", _indicators(say)),
            _where("overdue", _late(say, "Overdue tasks", "overdue", "Days overdue")),
            _where("due_soon", _late(say, "Tasks due soon", "due_soon", "Days left")),
            _where("changes and changes.sections | selectattr('by_name') | list", _changes(say)),
            _origin(say),
        )
    )


def _indicators(say: Say) -> str:
    widths = (1300, 2000, 950, 1150, 1300, 1250, 750, 1650)
    columns = (
        Column(title=say("Id"), width=widths[0], cell="{{ each.id }}"),
        Column(title=say("Indicator"), width=_LANDSCAPE - sum(widths), cell="{{ each.name }}"),
        Column(title=say("Answers for it"), width=widths[1], cell="{{ each.owner_short }}"),
        Column(title=say("Unit"), width=widths[2], cell="{{ each.unit }}"),
        Column(title=say("Latest"), width=widths[3], cell="{{ each.value }}", is_number=True),
        Column(title=say("On"), width=widths[4], cell="{{ each.day }}", is_number=True),
        Column(title=say("Target"), width=widths[5], cell="{{ each.target }}", is_number=True),
        Column(title=say("Year"), width=widths[6], cell="{{ each.year }}", is_number=True),
        Column(title=say("State"), width=widths[7], cell="{{ each.standing }}"),
    )
    part = Part("pillar in indicators | groupby('pillar_name')", "{{ pillar.grouper }}")
    caption = paragraph("Caption", say("How each indicator stands"))
    return caption + table(columns, "each in pillar.list", part=part)


def _late(say: Say, caption: str, name: str, days: str) -> str:
    widths = (1450, 2300, 1300, 850, 2150, 950, 1300)
    columns = (
        Column(title=say("Id"), width=widths[0], cell="{{ each.id }}"),
        Column(
            title=say("Task"),
            width=_LANDSCAPE - sum(widths),
            cell="{{ each.label }}",
        ),
        Column(title=say("Lead"), width=widths[1], cell="{{ each.lead_name }}"),
        Column(title=say("Deadline"), width=widths[2], cell="{{ each.due }}", is_number=True),
        Column(
            title=say(days),
            width=widths[3],
            cell=f"{{{{ each.{days.lower().replace(' ', '_')} }}}}",
            is_number=True,
        ),
        Column(title=say("State"), width=widths[4], cell="{{ each.state }}"),
        Column(
            title=say("Percent"), width=widths[5], cell="{{ each.percent | rate }}", is_number=True
        ),
        Column(
            title=say("Last report"), width=widths[6], cell="{{ each.reported }}", is_number=True
        ),
    )
    number = f": {{{{ headings.{name}.number }}}}"
    return paragraph("Caption", say(caption) + number) + table(columns, f"each in {name}")


def _changes(say: Say) -> str:
    widths = (1450, 5200, 2400)
    columns = (
        Column(title=say("Id"), width=widths[0], cell="{{ each.id }}"),
        Column(title=say("Record"), width=widths[1], cell="{{ each.title }}"),
        Column(title=say("Lead"), width=widths[2], cell="{{ each.lead }}"),
        Column(title=say("News"), width=_LANDSCAPE - sum(widths), cell="{{ each.news }}"),
    )
    part = Part("part in changes.sections if part.by_name", "{{ part.title }}")
    caption = paragraph("Caption", say("Changes since the last meeting"))
    return caption + table(columns, "each in part.items", part=part)


def _origin(say: Say) -> str:
    """Where the figures come from, so that they can be made again."""
    scope = f"{{% if stamp.chosen %}}{{{{ stamp.chosen }}}}{{% else %}}{say('the whole plan')}"
    since = f"{{% if changes %}}{say(', compared with {{ changes.before }}')}{{% endif %}}"
    revision = say("; revision of the data: {{ stamp.revision }}; scope: ")
    lines = (
        say("Figures as of {{ stamp.as_of }}") + since + revision + scope + "{% endif %}.",
        say("Counting rule: {{ stamp.counting_rule }}."),
        _basis(say("Basis of the tasks: "), "stamp.task_basis"),
        _basis(say("Basis of the indicators: "), "stamp.indicator_basis"),
        say("Made with dxplan {{ stamp.tool }}; ")
        + say("data format {{ stamp.data_format }}, format of exports {{ stamp.export_format }}."),
        say("Fingerprint of the data (SHA-256): {{ stamp.fingerprint }}."),
    )
    return "".join(paragraph("Origin", each) for each in lines)


def _basis(name: str, shares: str) -> str:
    """Every basis that there is, with its share; a dash where nothing has one."""
    return (
        f"{name}{{% for part in {shares} | selectattr('count') %}}"
        "{{ part.state }} {{ part.share | rate }}{% if not loop.last %}, {% endif %}"
        "{% else %}—{% endfor %}."
    )


def _end_of_section() -> str:
    """The last paragraph of the upright pages: the first page has no number."""
    first = '<w:headerReference w:type="first" r:id="rId5"/>'
    inside = _page(*_A4, "", first, "<w:titlePg/>")
    return f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{inside}</w:pPr></w:p>'


def _page(width: int, height: int, way: str, headers: str = "", last: str = "") -> str:
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>{headers}'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{way}/>'
        f'<w:pgMar {_MARGINS} w:gutter="0"/>{last}</w:sectPr>'
    )
