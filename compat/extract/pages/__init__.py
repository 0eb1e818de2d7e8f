"""Pages to extract from. `ALL` has them in a fixed order; each third is held back while the reader is worked on."""

from __future__ import annotations

from . import (
    commerce,
    counts,
    languages,
    lists,
    notices,
    offices,
    papers,
    periods,
    places,
    portals,
    readings,
    records,
    services,
    sites,
    things,
    traps,
)
from .case import Case

ALL: list[Case] = [
    *commerce.CASES,
    *records.CASES,
    *things.CASES,
    *lists.CASES,
    *languages.CASES,
    *traps.CASES,
    *sites.CASES,
    *places.CASES,
    *periods.CASES,
    *counts.CASES,
    *offices.CASES,
    *services.CASES,
    *notices.CASES,
    *portals.CASES,
    *readings.CASES,
    *papers.CASES,
]
HELD_BACK = ALL[2::3]
