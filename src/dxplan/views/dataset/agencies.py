"""Tables of who carries the plan out: agencies, their groups, who succeeded whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar

from dxplan.language import marked
from dxplan.model import Level, Plan
from dxplan.views.dataset.naming import cited
from dxplan.views.dataset.tables import PLACE, About, Ref, Row, row


@row
class AgencyRow:
    """An agency."""

    TABLE: ClassVar = About(
        name="agencies", meaning=marked("Agencies, one a row."), key=("agency_id",)
    )

    agency_id: Annotated[str, marked("Id of the agency; tasks, indicators and reports name it.")]
    name: Annotated[str, marked("Name of the agency.")]
    name_en: Annotated[str | None, marked("The name in English.")]
    short_name: Annotated[str | None, marked("How it is called for short.")]
    level: Annotated[Level, marked("At which level it stands.")]
    exists_from: Annotated[dt.date | None, marked("The first day it exists.")]
    exists_until: Annotated[dt.date | None, marked("The first day it no longer exists.")]
    source_id: Annotated[str | None, marked("Where this is known from."), Ref("sources")]
    locator: Annotated[str | None, marked("Where in it: a section, a page, a row.")]


@row
class SuccessionRow:
    """Who took over from an agency."""

    TABLE: ClassVar = About(
        name="agency_successions",
        meaning=marked("Who took over the work of an agency that ended, one successor a row."),
        key=("agency_id", "position"),
    )

    agency_id: Annotated[str, marked("The agency that ended."), Ref("agencies")]
    position: Annotated[int, marked("Place in the order of the plan, from 1."), PLACE]
    successor_id: Annotated[str, marked("The agency that took over."), Ref("agencies")]
    scope: Annotated[
        str | None,
        marked("Only this part of the work; the successor without a scope answers for the tasks."),
    ]


@row
class AgencyGroupRow:
    """An agency group."""

    TABLE: ClassVar = About(
        name="agency_groups",
        meaning=marked("Agencies that the plan addresses together, one group a row."),
        key=("agency_group_id",),
    )

    agency_group_id: Annotated[str, marked("Id of the group; tasks name it as lead or support.")]
    name: Annotated[str, marked("Name of the agency group.")]
    name_en: Annotated[str | None, marked("The name in English.")]
    source_id: Annotated[str | None, marked("Where this is known from."), Ref("sources")]
    locator: Annotated[str | None, marked("Where in it: a section, a page, a row.")]


@row
class MemberRow:
    """A member of an agency group."""

    TABLE: ClassVar = About(
        name="agency_group_members",
        meaning=marked("The agencies that belong to a group, one a row."),
        key=("agency_group_id", "agency_id"),
    )

    agency_group_id: Annotated[str, marked("The agency group."), Ref("agency_groups")]
    agency_id: Annotated[str, marked("An agency that belongs to it."), Ref("agencies")]


def agency_rows(plan: Plan) -> Iterator[Row]:
    """All agencies and who succeeded them, all groups and their members."""
    for agency in plan.agencies.values():
        source, locator = cited(agency.source)
        yield AgencyRow(
            agency_id=agency.id,
            name=agency.name,
            name_en=agency.name_en,
            short_name=agency.short,
            level=agency.level,
            exists_from=agency.from_,
            exists_until=agency.until,
            source_id=source,
            locator=locator,
        )
        for position, heir in enumerate(agency.successors, 1):
            yield SuccessionRow(
                agency_id=agency.id, position=position, successor_id=heir.id, scope=heir.scope
            )
    for group in plan.agency_groups.values():
        source, locator = cited(group.source)
        yield AgencyGroupRow(
            agency_group_id=group.id,
            name=group.name,
            name_en=group.name_en,
            source_id=source,
            locator=locator,
        )
        for member in dict.fromkeys(group.members):
            yield MemberRow(agency_group_id=group.id, agency_id=member)
