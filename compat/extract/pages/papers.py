"""Applications, wards, funds, hikes, invoices and rosters."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case
from .offices import framed


class Step(BaseModel):
    name: str
    deadline: date | None
    done: bool


class Application(BaseModel):
    application_id: str
    applicant_name: str
    programme: str
    submitted_on: datetime
    state: Literal["draft", "submitted", "accepted", "rejected"]
    fee_paid: bool
    fee_amount: float
    scholarship: float | None
    interview_date: date | None
    advisor: str
    advisor_email: str
    documents: list[str]
    checklist: list[Step]


APP = framed(
    """<div class="portal"><h1>My application</h1><div class="badge">Submitted</div><table class="t"><tr><th>Application ID</th><td>A-2026-118</td></tr><tr><th>Applicant</th><td>Noor Haddad</td></tr><tr><th>Programme</th><td>MSc Hydrology</td></tr><tr><th>Submitted</th><td>11 January 2026, 23:14</td></tr><tr><th>Application fee</th><td>€75.00 (paid)</td></tr><tr><th>Fee paid</th><td>Yes</td></tr><tr><th>Scholarship</th><td>not requested</td></tr><tr><th>Interview</th><td>to be scheduled</td></tr></table><section><h2>Your advisor</h2><p>Dr Lena Foss</p><p><a href="mailto:foss@uni.example">foss@uni.example</a></p></section><h2>Documents</h2><ul><li>Transcript.pdf</li><li>Passport.pdf</li></ul><h2>Checklist</h2><table><thead><tr><th>Step</th><th>Deadline</th><th>Done</th></tr></thead><tbody><tr><td>Language test</td><td>1 March 2026</td><td>✓</td></tr><tr><td>Deposit</td><td>–</td><td>✗</td></tr></tbody></table></div>"""
)


class Ward(BaseModel):
    ward: str
    beds: int
    occupied: int
    head_nurse: str
    visiting_from: time
    visiting_until: time
    phone: str
    isolation_rooms: int | None


class HospitalPage(BaseModel):
    hospital: str
    city: str
    total_beds: int
    emergency_phone: str
    founded: int
    wards: list[Ward]


HOSP = framed(
    """<main><h1>Elm Grove Hospital</h1><p class="intro">A general hospital in the east of the county.</p><ul class="facts"><li><b>City</b> Withen</li><li><b>Beds in total</b> 412</li><li><b>Emergency</b> <a href="tel:+441632960999">01632 960999</a></li><li><b>Founded in</b> 1911</li></ul><h2>Wards</h2><div class="cards"><div class="card"><h3>Maple</h3><p>Beds: 24</p><p>Occupied: 21</p><p>Head nurse: S. Ngo</p><p>Visiting: 14:00 to 19:30</p><p>Phone: 01632 960411</p></div><div class="card card--new"><span class="new">New</span><h3>Rowan</h3><p>Beds: 18</p><p>Occupied: 9</p><p>Head nurse: P. Kerr</p><p>Visiting: 15:00 to 18:00</p><p>Phone: 01632 960412</p><p>Isolation rooms: 3</p></div></div></main>"""
)


class Fund(BaseModel):
    name: str
    isin: str
    nav: float
    nav_date: date
    change_percent: float
    fund_volume_million: float
    ongoing_charge_percent: float
    risk_class: int
    currency: str
    distributing: bool
    inception: date
    manager: str | None
    benchmark: str
    top_holdings: list[str]


FUND = framed(
    """<div class="fd"><h1>Harrow Global Equity</h1><div class="hd"><div class="q">€ 142.87</div><div class="c">+0.42 %</div></div><dl class="two"><div><dt>ISIN</dt><dd>LU0123456789</dd></div><div><dt>NAV</dt><dd>€ 142.87</dd></div><div><dt>NAV date</dt><dd>27.02.2026</dd></div><div><dt>Change</dt><dd>+0.42 %</dd></div><div><dt>Fund volume (million)</dt><dd>1,204.5</dd></div><div><dt>Ongoing charges</dt><dd>0.85 %</dd></div><div><dt>Risk class</dt><dd>5 of 7</dd></div><div><dt>Currency</dt><dd>EUR</dd></div><div><dt>Distributing</dt><dd>No</dd></div><div><dt>Launch date</dt><dd>3 May 2011</dd></div><div><dt>Fund manager</dt><dd>n/a</dd></div><div><dt>Benchmark</dt><dd>MSCI World</dd></div></dl><h2>Top holdings</h2><ol><li>Arden Semiconductors</li><li>Bayline Foods</li></ol></div>"""
)


class Hike(BaseModel):
    trail: str
    region: str
    distance_km: float
    ascent_m: int
    highest_point_m: int
    walking_time: timedelta
    difficulty: Literal["easy", "moderate", "hard"]
    loop: bool
    dogs_allowed: bool
    start_point: str
    end_point: str
    best_months: list[str]
    water_points: int | None


HIKE = framed(
    """<article class="trail"><h1>Heron Ridge</h1><div class="chips"><span class="chip">Moderate</span><span class="chip">Loop</span></div><div class="stats"><div><strong>14.2 km</strong><small>Distance</small></div><div><strong>760 m</strong><small>Ascent</small></div><div><strong>1,184 m</strong><small>Highest point</small></div><div><strong>5 h 15 min</strong><small>Walking time</small></div></div><h2>Details</h2><table><tr><td>Region</td><td>Upper Aske</td></tr><tr><td>Start</td><td>Car park, Low Mill</td></tr><tr><td>End</td><td>Car park, Low Mill</td></tr><tr><td>Difficulty</td><td>Moderate</td></tr><tr><td>Loop trail</td><td>Yes</td></tr><tr><td>Dogs allowed</td><td>On a lead: yes</td></tr><tr><td>Best months</td><td>May, June, September</td></tr></table><h2>Trails nearby</h2><div class="mini"><a href="/t/2"><h3>Otter Falls</h3></a><span>6.1 km</span><span>210 m</span></div><div class="mini"><a href="/t/3"><h3>Kite Edge</h3></a><span>9.9 km</span><span>480 m</span></div></article>"""
)


class Line(BaseModel):
    description: str
    hours: float
    rate: float
    amount: float


class Invoice(BaseModel):
    invoice_number: str
    issued: date
    due: date
    from_company: str
    bill_to: str
    purchase_order: str | None
    currency: str
    net_amount: float
    vat_rate_percent: float
    vat: float
    total_due: float
    paid: bool
    iban: str
    lines: list[Line]


INV = framed(
    """<div class="inv"><h1>Invoice</h1><div class="meta"><p>Invoice number: 2026-0044</p><p>Issued: 02/03/2026</p><p>Due: 01/04/2026</p><p>PO number: none</p><p>Currency: GBP</p></div><div class="parties"><div><h4>From</h4><p>Quarry Design Ltd</p></div><div><h4>Bill to</h4><p>Hexley Borough Council</p></div></div><table><thead><tr><th>Description</th><th>Hours</th><th>Rate</th><th>Amount</th></tr></thead><tbody><tr><td>Site survey</td><td>12.5</td><td>£80.00</td><td>£1,000.00</td></tr><tr><td>Drawings</td><td>20</td><td>£75.00</td><td>£1,500.00</td></tr></tbody><tfoot><tr><td colspan="3">Net</td><td>£2,500.00</td></tr><tr><td colspan="3">VAT 20 %</td><td>£500.00</td></tr><tr><td colspan="3">Total due</td><td>£3,000.00</td></tr></tfoot></table><p>VAT rate: 20 %</p><p>Status: unpaid</p><p>Paid: no</p><p>IBAN: GB11 MIDL 4005 1512 3456 78</p></div>"""
)


class Animal(BaseModel):
    name: str
    latin: str
    diet: str
    weight_kg_from: float
    weight_kg_to: float
    lifespan_years: int
    habitat: str
    feeding_time: time
    enclosure: str
    endangered: bool
    born_here: date | None
    keeper: str | None


ANIMAL = framed(
    """<main><h1>Red panda</h1><dl><dt>Latin name</dt><dd><i>Ailurus fulgens</i></dd><dt>Diet</dt><dd>Bamboo</dd><dt>Weight</dt><dd>3.2 to 6.1 kg</dd><dt>Life span</dt><dd>14 years</dd><dt>Habitat</dt><dd>Mountain forest</dd><dt>Feeding time</dt><dd>11.30 am</dd><dt>Enclosure</dt><dd>12 b</dd><dt>Endangered</dt><dd>yes</dd></dl><aside><h2>Visit us</h2><p>Open 9:00 to 17:30</p><p>Tickets from £14.50</p></aside></main>"""
)


class Vol(BaseModel):
    numero: str = Field(description="Vol")
    compagnie: str = Field(description="Compagnie")
    depart: time
    arrivee: time
    duree_minutes: int = Field(description="Durée")
    escales: int
    prix: float
    bagage_inclus: bool = Field(description="Bagage inclus")
    remboursable: bool
    places_restantes: int | None = Field(description="Places restantes")


VOL = framed(
    """<main><h1>Votre vol</h1><ul class="l"><li><span>Vol</span><span>AB 1204</span></li><li><span>Compagnie</span><span>Air Brume</span></li><li><span>Départ</span><span>18h05</span></li><li><span>Arrivée</span><span>20h40</span></li><li><span>Durée</span><span>2 h 35</span></li><li><span>Escales</span><span>aucune</span></li><li><span>Prix</span><span>1 089,90 €</span></li><li><span>Bagage inclus</span><span>oui</span></li><li><span>Remboursable</span><span>non</span></li></ul></main>"""
)


class Shift(BaseModel):
    day: str
    begins: time
    ends: time
    place: str
    colleague: str | None


class Roster(BaseModel):
    employee: str
    week: int
    hours_total: float
    overtime_hours: float
    holiday_days_left: int
    shifts: list[Shift]
    requested_shifts: list[Shift]


ROSTER = framed(
    """<main><h1>My roster</h1><div class="sum"><div class="s"><span>Employee</span><b>Kaja Lind</b></div><div class="s"><span>Week</span><b>11</b></div><div class="s"><span>Total hours</span><b>23.5</b></div><div class="s"><span>Overtime</span><b>1.5 h</b></div><div class="s"><span>Holiday left</span><b>12 days</b></div></div><h2>Shifts</h2><table><tr><th>Day</th><th>Begins</th><th>Ends</th><th>Place</th><th>With</th></tr><tr><td>Monday</td><td>6:00</td><td>14:00</td><td>Gate 2</td><td>Ivo</td></tr><tr><td>Thursday</td><td>14:00</td><td>22:00</td><td>Gate 4</td><td>–</td></tr></table><h2>Requested shifts</h2><table><tr><th>Day</th><th>Begins</th><th>Ends</th><th>Place</th><th>With</th></tr><tr><td>Saturday</td><td>8:00</td><td>12:00</td><td>Gate 2</td><td>Ann</td></tr></table></main>"""
)

CASES = [
    Case(
        "application",
        Application,
        APP,
        {
            "application_id": "A-2026-118",
            "applicant_name": "Noor Haddad",
            "programme": "MSc Hydrology",
            "submitted_on": "2026-01-11T23:14:00",
            "state": "submitted",
            "fee_paid": True,
            "fee_amount": 75,
            "scholarship": None,
            "interview_date": None,
            "advisor": "Dr Lena Foss",
            "advisor_email": "foss@uni.example",
            "documents": ["Transcript.pdf", "Passport.pdf"],
            "checklist": [
                {"name": "Language test", "deadline": "2026-03-01", "done": True},
                {"name": "Deposit", "deadline": None, "done": False},
            ],
        },
    ),
    Case(
        "wards",
        HospitalPage,
        HOSP,
        {
            "hospital": "Elm Grove Hospital",
            "city": "Withen",
            "total_beds": 412,
            "emergency_phone": "01632 960999",
            "founded": 1911,
            "wards": [
                {
                    "ward": "Maple",
                    "beds": 24,
                    "occupied": 21,
                    "head_nurse": "S. Ngo",
                    "visiting_from": "14:00:00",
                    "visiting_until": "19:30:00",
                    "phone": "01632 960411",
                    "isolation_rooms": None,
                },
                {
                    "ward": "Rowan",
                    "beds": 18,
                    "occupied": 9,
                    "head_nurse": "P. Kerr",
                    "visiting_from": "15:00:00",
                    "visiting_until": "18:00:00",
                    "phone": "01632 960412",
                    "isolation_rooms": 3,
                },
            ],
        },
    ),
    Case(
        "fund",
        Fund,
        FUND,
        {
            "name": "Harrow Global Equity",
            "isin": "LU0123456789",
            "nav": 142.87,
            "nav_date": "2026-02-27",
            "change_percent": 0.42,
            "fund_volume_million": 1204.5,
            "ongoing_charge_percent": 0.85,
            "risk_class": 5,
            "currency": "EUR",
            "distributing": False,
            "inception": "2011-05-03",
            "manager": None,
            "benchmark": "MSCI World",
            "top_holdings": ["Arden Semiconductors", "Bayline Foods"],
        },
    ),
    Case(
        "hike",
        Hike,
        HIKE,
        {
            "trail": "Heron Ridge",
            "region": "Upper Aske",
            "distance_km": 14.2,
            "ascent_m": 760,
            "highest_point_m": 1184,
            "walking_time": "PT5H15M",
            "difficulty": "moderate",
            "loop": True,
            "dogs_allowed": True,
            "start_point": "Car park, Low Mill",
            "end_point": "Car park, Low Mill",
            "best_months": ["May", "June", "September"],
            "water_points": None,
        },
    ),
    Case(
        "invoice",
        Invoice,
        INV,
        {
            "invoice_number": "2026-0044",
            "issued": "2026-03-02",
            "due": "2026-04-01",
            "from_company": "Quarry Design Ltd",
            "bill_to": "Hexley Borough Council",
            "purchase_order": None,
            "currency": "GBP",
            "net_amount": 2500,
            "vat_rate_percent": 20,
            "vat": 500,
            "total_due": 3000,
            "paid": False,
            "iban": "GB11 MIDL 4005 1512 3456 78",
            "lines": [
                {"description": "Site survey", "hours": 12.5, "rate": 80, "amount": 1000},
                {"description": "Drawings", "hours": 20, "rate": 75, "amount": 1500},
            ],
        },
        "en-GB",
    ),
    Case(
        "panda",
        Animal,
        ANIMAL,
        {
            "name": "Red panda",
            "latin": "Ailurus fulgens",
            "diet": "Bamboo",
            "weight_kg_from": 3.2,
            "weight_kg_to": 6.1,
            "lifespan_years": 14,
            "habitat": "Mountain forest",
            "feeding_time": "11:30:00",
            "enclosure": "12 b",
            "endangered": True,
            "born_here": None,
            "keeper": None,
        },
    ),
    Case(
        "vol",
        Vol,
        VOL,
        {
            "numero": "AB 1204",
            "compagnie": "Air Brume",
            "depart": "18:05:00",
            "arrivee": "20:40:00",
            "duree_minutes": 155,
            "escales": 0,
            "prix": 1089.9,
            "bagage_inclus": True,
            "remboursable": False,
            "places_restantes": None,
        },
        "fr",
    ),
    Case(
        "roster",
        Roster,
        ROSTER,
        {
            "employee": "Kaja Lind",
            "week": 11,
            "hours_total": 23.5,
            "overtime_hours": 1.5,
            "holiday_days_left": 12,
            "shifts": [
                {"day": "Monday", "begins": "06:00:00", "ends": "14:00:00", "place": "Gate 2", "colleague": "Ivo"},
                {"day": "Thursday", "begins": "14:00:00", "ends": "22:00:00", "place": "Gate 4", "colleague": None},
            ],
            "requested_shifts": [
                {"day": "Saturday", "begins": "08:00:00", "ends": "12:00:00", "place": "Gate 2", "colleague": "Ann"}
            ],
        },
    ),
]
