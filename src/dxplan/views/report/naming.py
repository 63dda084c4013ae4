"""What a report calls agencies, groups, sources and places."""

from __future__ import annotations

from dxplan.language import in_language
from dxplan.model import Plan
from dxplan.views.status import agency_name, part_name
from dxplan.workspace import Workspace


class Naming:
    """Names what belongs to a plan, in one language."""

    def __init__(self, workspace: Workspace, language: str) -> None:
        self.workspace, self.language = workspace, language
        #: By the identity of the record: the figures of the headline name each of them again.
        self._places: dict[int, str] = {}

    @property
    def plan(self) -> Plan:
        """The plan that is named."""
        return self.workspace.plan

    def agency(self, agency: str) -> str:
        """The name of an agency or agency group; its id where it is not known."""
        return agency_name(self.plan, agency, self.language)

    def short(self, agency: str) -> str:
        """The short name of an agency in Vietnamese; English has only the long ones."""
        found = self.plan.agencies.get(agency)
        if found is not None and found.short and self.language != "en":
            return found.short
        return self.agency(agency)

    def group(self, group: str) -> str:
        """The name of a group of tasks."""
        return part_name(self.plan.groups.get(group), self.language) or group

    def pillar(self, pillar: str) -> str:
        """The name of a pillar of indicators."""
        return part_name(self.plan.pillars.get(pillar), self.language) or pillar

    def source(self, source: str) -> str:
        """A source by its number, else by its title."""
        found = self.plan.sources.get(source)
        if found is None:
            return source
        title = in_language(self.language, found.title, found.title_en)
        return found.number or title

    def place(self, record: object) -> str:
        """`file:line` where a record is written."""
        if id(record) not in self._places:
            location = self.workspace.at(record)
            self._places[id(record)] = f"{location.path}:{location.line}"
        return self._places[id(record)]
