"""Readings, plans and tickets: values above their labels, ranges in columns, what is not there in other words."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel

from .case import Case
from .offices import framed


class Probe(BaseModel):
    probe: str
    value: float
    limit_low: float
    limit_high: float
    verdict: Literal["ok", "alarm"]


class Plant(BaseModel):
    site: str
    manager: str
    shift: str
    uptime_percent: float
    link_mbps: int
    late_fee_per_day: float | None
    longest_pause_minutes: int
    permit: str | None
    support_email: str
    story: str
    probes: list[Probe]


PLANT = """<body><div class="top"><a href="/">Millrace</a><ul><li><a href="/s">Our story</a></li><li><a href="/p">Press</a></li></ul></div><main><h1>Overview</h1>
<div class="strip"><div class="cell"><div class="big">North weir</div><div class="small">Site</div></div><div class="cell"><div class="big">Ana Holm</div><div class="small">Manager</div></div><div class="cell"><div class="big">Night</div><div class="small">Shift</div></div><div class="cell"><div class="big">99.2 %</div><div class="small">Uptime</div></div><div class="cell"><div class="big">2 Gbit/s</div><div class="small">Link</div></div></div>
<ul class="more"><li><span>Late fee</span> <span>N/A</span></li><li><span>Longest pause</span> <span>1.5 hours</span></li><li><span>Permit</span> <span>No valid permit</span></li></ul><section><h2>Story</h2><p>The weir was rebuilt after the flood, and runs by itself since.</p></section>
<table><thead><tr><th>Probe</th><th>Value</th><th>Limit range</th><th>Verdict</th></tr></thead><tbody><tr><th scope="row">A1</th><td>4.2</td><td>3.5 – 5.0</td><td>OK</td></tr><tr><th scope="row">A2</th><td>5.6</td><td>3.5 – 5.0</td><td>Alarm</td></tr></tbody></table></main><footer><p>Support: <a href="mailto:help@millrace.example">help@millrace.example</a></p></footer></body>"""


class Gift(BaseModel):
    giver: str | None
    amount: float
    note: str | None


class Appeal(BaseModel):
    name: str
    target: float
    ends_on: date
    gifts: list[Gift]


APPEAL = framed(
    """<main><h1>New bells</h1><p>Target: £8,000</p><p>Ends on: 30 June 2026</p><h2>Gifts</h2><ul><li class="gift"><strong title="Giver">Ola</strong><span title="Amount">£20.00</span><q title="Note">Ring on</q></li><li class="gift"><strong title="Giver">–</strong><span title="Amount">£5.00</span></li></ul></main>"""
)

CASES = [
    Case(
        "plant",
        Plant,
        PLANT,
        {
            "site": "North weir",
            "manager": "Ana Holm",
            "shift": "Night",
            "uptime_percent": 99.2,
            "link_mbps": 2000,
            "late_fee_per_day": None,
            "longest_pause_minutes": 90,
            "permit": None,
            "support_email": "help@millrace.example",
            "story": "The weir was rebuilt after the flood, and runs by itself since.",
            "probes": [
                {"probe": "A1", "value": 4.2, "limit_low": 3.5, "limit_high": 5, "verdict": "ok"},
                {"probe": "A2", "value": 5.6, "limit_low": 3.5, "limit_high": 5, "verdict": "alarm"},
            ],
        },
    ),
    Case(
        "appeal for gifts",
        Appeal,
        APPEAL,
        {
            "name": "New bells",
            "target": 8000,
            "ends_on": "2026-06-30",
            "gifts": [{"giver": "Ola", "amount": 20, "note": "Ring on"}, {"giver": None, "amount": 5, "note": None}],
        },
    ),
]
