"""DX3xx: ids that point at other records, and agencies."""

from __future__ import annotations

from dxplan.catalogue.references.agencies import (
    LEAD_WITHOUT_SUCCESSOR,
    REPORTER_GONE,
    REPORTER_NOT_RESPONSIBLE,
    SUCCESSION_LOOP,
    UNKNOWN_AGENCY,
)
from dxplan.catalogue.references.assignments import (
    AGENCY_OUT_OF_TIME,
    EMPTY_AGENCY_GROUP,
    HANDOVER_OUT_OF_TIME,
    UNUSED_AGENCY,
)
from dxplan.catalogue.references.links import (
    DUPLICATE_ID,
    REPEATED_REFERENCE,
    TASK_WITHOUT_INDICATOR,
    UNKNOWN_GROUP,
    UNKNOWN_INDICATOR,
    UNKNOWN_PILLAR,
    UNKNOWN_SOURCE,
    UNKNOWN_TASK,
    UNSERVED_INDICATOR,
)
from dxplan.catalogue.references.successions import (
    AGENCY_OR_GROUP,
    SAME_AGENCY_TWICE,
    SEVERAL_HEIRS,
    SUCCESSOR_OUT_OF_TIME,
    SUCCESSORS_WITHOUT_END,
)

__all__ = [
    "AGENCY_OR_GROUP",
    "AGENCY_OUT_OF_TIME",
    "DUPLICATE_ID",
    "EMPTY_AGENCY_GROUP",
    "HANDOVER_OUT_OF_TIME",
    "LEAD_WITHOUT_SUCCESSOR",
    "REPEATED_REFERENCE",
    "REPORTER_GONE",
    "REPORTER_NOT_RESPONSIBLE",
    "SAME_AGENCY_TWICE",
    "SEVERAL_HEIRS",
    "SUCCESSION_LOOP",
    "SUCCESSORS_WITHOUT_END",
    "SUCCESSOR_OUT_OF_TIME",
    "TASK_WITHOUT_INDICATOR",
    "UNKNOWN_AGENCY",
    "UNKNOWN_GROUP",
    "UNKNOWN_INDICATOR",
    "UNKNOWN_PILLAR",
    "UNKNOWN_SOURCE",
    "UNKNOWN_TASK",
    "UNSERVED_INDICATOR",
    "UNUSED_AGENCY",
]
