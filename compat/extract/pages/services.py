"""Pages of energy, transport, science, law, farming, telecom and others."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case
from .offices import framed


class Panel(BaseModel):
    room: str
    width_cm: int
    height_cm: int
    output_w: int
    price: Decimal


class Quote(BaseModel):
    quote_number: str
    valid_until: date
    customer: str
    installer: str
    system_size_kw: float
    annual_yield_kwh: int
    payback_years: float
    subtotal: Decimal
    vat_percent: int
    grand_total: Decimal
    deposit_percent: int
    warranty_months: int
    includes_scaffolding: bool
    battery_capacity_kwh: float | None
    panels: list[Panel]


QUOTE = framed(
    """<div class="doc"><h1>Quotation</h1><div class="doc-head"><div><span class="t">Quote no.</span><span class="d">Q-2219/26</span></div><div><span class="t">Valid until</span><span class="d">30 Apr 2026</span></div><div><span class="t">Prepared for</span><span class="d">Mr I. Vance</span></div><div><span class="t">Installer</span><span class="d">Brightroof Ltd</span></div><div><span class="t">System size</span><span class="d">4.8 kWp</span></div><div><span class="t">Yearly yield</span><span class="d">4,350 kWh</span></div><div><span class="t">Payback time</span><span class="d">8.5 years</span></div><div><span class="t">Warranty</span><span class="d">10 years</span></div><div><span class="t">Scaffolding</span><span class="d">included</span></div><div><span class="t">Battery capacity</span><span class="d">none</span></div></div>
<table class="items"><thead><tr><th>Room</th><th>Width (mm)</th><th>Height (mm)</th><th>Output</th><th>Price</th></tr></thead><tbody><tr><td>South roof</td><td>1,130</td><td>1,720</td><td>400 W</td><td>£1,180.00</td></tr><tr><td>Garage</td><td>1,000</td><td>1,650</td><td>360 W</td><td>£990.50</td></tr></tbody><tfoot><tr><td colspan="4">Subtotal</td><td>£2,170.50</td></tr><tr><td colspan="4">VAT (5 %)</td><td>£108.53</td></tr><tr><td colspan="4">Grand total</td><td>£2,279.03</td></tr></tfoot></table><p>VAT rate: 5 %</p><p>Deposit: 25 % on order</p></div>"""
)


class Stop(BaseModel):
    station: str
    arrives: time | None
    departs: time | None
    track: str


class Journey(BaseModel):
    train: str
    date: date
    origin: str
    destination: str
    departure: time
    arrival: time
    duration: timedelta
    changes: int
    fare: float
    seat: str
    coach_number: int
    passenger: str
    bicycle_reserved: bool
    stops: list[Stop]


JOURNEY = framed(
    """<main><h1>Your journey</h1><x-ticket><template shadowrootmode="open"><style>b{font-weight:700}</style><dl><dt>Train</dt><dd>IC 2044</dd><dt>Date</dt><dd>18.05.2026</dd><dt>From</dt><dd>Leer</dd><dt>To</dt><dd>Hamm</dd><dt>Departure</dt><dd>08:12</dd><dt>Arrival</dt><dd>10:47</dd><dt>Travel time</dt><dd>2 h 35 min</dd><dt>Changes</dt><dd>0</dd><dt>Fare</dt><dd>€41.90</dd><dt>Seat</dt><dd>64 window</dd><dt>Coach</dt><dd>7</dd><dt>Passenger</dt><dd>Jonna Reuter</dd><dt>Bicycle space</dt><dd>not reserved</dd></dl></template></x-ticket>
<h2>Stops</h2><div role="grid" aria-label="Stops"><div role="row"><div role="columnheader">Station</div><div role="columnheader">Arr.</div><div role="columnheader">Dep.</div><div role="columnheader">Track</div></div><div role="row"><div role="gridcell">Leer</div><div role="gridcell">–</div><div role="gridcell">08:12</div><div role="gridcell">3</div></div><div role="row"><div role="gridcell">Rheine</div><div role="gridcell">09:31</div><div role="gridcell">09:34</div><div role="gridcell">4 a</div></div><div role="row"><div role="gridcell">Hamm</div><div role="gridcell">10:47</div><div role="gridcell">–</div><div role="gridcell">9</div></div></div></main>"""
)


class Reading(BaseModel):
    hour: time
    temperature_c: float
    wind_kmh: int
    rain_mm: float
    sky: str


class Station(BaseModel):
    station: str
    elevation_m: int
    latitude: float
    longitude: float
    operator: str
    last_reading: datetime
    online: bool
    readings: list[Reading]


STATION = framed(
    """<div id="w"><h1>Hollin Crag</h1><ul class="where"><li><strong>Altitude</strong> 512 m</li><li><strong>Latitude</strong> 54.2310</li><li><strong>Longitude</strong> -2.8817</li><li><strong>Run by</strong> Fell Weather Group</li><li><strong>Last reading</strong> 2 March 2026, 12:00</li><li><strong>Online</strong> ✓</li></ul>
<table class="obs"><tr><th scope="row">Hour</th><td>09:00</td><td>10:00</td><td>11:00</td></tr><tr><th scope="row">Temperature</th><td>3.5 °C</td><td>4.1 °C</td><td>-0.5 °C</td></tr><tr><th scope="row">Wind</th><td>22 km/h</td><td>25 km/h</td><td>31 km/h</td></tr><tr><th scope="row">Rain</th><td>0 mm</td><td>0.4 mm</td><td>1.2 mm</td></tr><tr><th scope="row">Sky</th><td>clear</td><td>cloudy</td><td>overcast</td></tr></table></div>"""
)


class Firm(BaseModel):
    name: str
    town: str
    website: str | None


class Vacancy(BaseModel):
    job_title: str
    employer: Firm
    contract_type: str
    weekly_hours: float
    salary_from: int
    salary_to: int
    closing_date: date
    starts: date | None
    remote_allowed: bool
    reference_number: str
    responsibilities: list[str]
    benefits: list[str]


VACANCY = (
    """<head><title>Archivist | Workboard</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#site","name":"Workboard"},{"@type":"JobPosting","title":"Archivist","identifier":{"@type":"PropertyValue","name":"Ref","value":"AR-118"},"hiringOrganization":{"@type":"Organization","name":"Penhale Record Office","sameAs":"https://penhale.example/","address":{"@type":"PostalAddress","addressLocality":"Penhale"}},"validThrough":"2026-04-10","baseSalary":{"@type":"MonetaryAmount","currency":"GBP","value":{"minValue":27500,"maxValue":31200,"unitText":"YEAR"}}}]}</script></head>"""
    + framed(
        """<main><h1>Archivist</h1><table><tr><th>Hours per week</th><td>22.5</td></tr><tr><th>Contract</th><td>Permanent</td></tr><tr><th>Remote working</th><td>Yes, two days</td></tr><tr><th>Start</th><td>to be agreed</td></tr></table><h2>Responsibilities</h2><ul><li>Catalogue deposits</li><li>Answer readers</li></ul><h2>Benefits</h2><ul><li>29 days of leave</li><li>Bicycle scheme</li></ul></main><aside><h2>Similar jobs</h2><ul><li><a href="/1">Librarian</a> £26,000</li><li><a href="/2">Registrar</a> £30,500</li></ul></aside>"""
    )
)


class Usage(BaseModel):
    data_used_gb: float
    minutes_used: int
    texts_sent: int


class Line(BaseModel):
    phone_number: str
    user: str
    tariff: str
    monthly_fee: float


class Bill(BaseModel):
    account_number: str
    bill_date: date
    period_start: date
    period_end: date
    previous_balance: float
    payments_received: float
    new_charges: float
    amount_due: float
    pay_by: date
    autopay: bool
    usage: Usage
    lines: list[Line]


BILL = framed(
    """<div class="b"><h1>Your bill</h1><section class="sum"><h2>Summary</h2><div class="r"><span>Account number</span><b>8841-220</b></div><div class="r"><span>Bill date</span><b>Mar 1, 2026</b></div><div class="r"><span>Billing period</span><b>Feb 1, 2026 – Feb 28, 2026</b></div><div class="r"><span>Previous balance</span><b>$58.20</b></div><div class="r"><span>Payments received</span><b>-$58.20</b></div><div class="r"><span>New charges</span><b>$61.75</b></div><div class="r"><span>Amount due</span><b>$61.75</b></div><div class="r"><span>Pay by</span><b>Mar 18, 2026</b></div><div class="r"><span>Autopay</span><b>On</b></div></section>
<section><h2>Usage</h2><div class="r"><span>Data used</span><b>6.4 GB</b></div><div class="r"><span>Minutes used</span><b>312</b></div><div class="r"><span>Texts sent</span><b>48</b></div></section>
<section><h2>Lines</h2><div class="line"><h3>(503) 555-0110</h3><p>User: Ada</p><p>Plan: Solo 10</p><p>Monthly fee: $35.00</p></div><div class="line paused"><h3>(503) 555-0199</h3><span class="chip">Paused</span><p>User: Bo</p><p>Plan: Basic</p><p>Monthly fee: $20.00</p></div></section><div class="upsell"><h3>Unlimited for $45.00 a month</h3><a href="/up">See plans</a></div></div>"""
)


class Kind(str, Enum):
    wheat = "wheat"
    barley = "barley"
    rape = "rape"


class Field_(BaseModel):
    field_name: str
    crop: Kind
    area_ha: float
    yield_t: float
    sown_on: date
    organic: bool


class Farm(BaseModel):
    farm: str
    farmer: str
    holding_number: str
    total_area_ha: float
    livestock: int
    inspection_date: date | None
    fields: list[Field_]


FARM = framed(
    """<main><h1>Low Garth Farm</h1><div class="kv"><label>Farmer</label><output>Hester Raine</output></div><div class="kv"><label>Holding number</label><output>14/220/0091</output></div><div class="kv"><label>Total area</label><output>118.4 ha</output></div><div class="kv"><label>Livestock</label><output>212 sheep</output></div><div class="kv"><label>Next inspection</label><output>not scheduled</output></div>
<h2>Fields</h2><div class="rows"><div class="row head"><div>Field</div><div>Crop</div><div>Area</div><div>Yield</div><div>Sown</div><div>Organic</div></div><div class="row"><div>Long Acre</div><div>Wheat</div><div>12.5 ha</div><div>96 t</div><div>03/10/2025</div><div>No</div></div><div class="row"><div>Mill Piece</div><div>Barley</div><div>8 ha</div><div>51.5 t</div><div>11/03/2025</div><div>Yes</div></div></div></main>"""
)


class Policy(BaseModel):
    insurer: str
    plan: str
    premium_per_year: float
    excess: int
    covers_theft: bool
    covers_flood: bool
    rating: float


class Comparison(BaseModel):
    quotes_found: int
    postcode: str
    policies: list[Policy]


COMPARISON = framed(
    """<div class="cmp"><h1>Compare home insurance</h1><p>Postcode: <b>YO8 4QP</b></p><p>Quotes found: <b>2</b></p><table><thead><tr><td></td><th>Fern Mutual</th><th>Oakline</th></tr></thead><tbody><tr><th>Plan</th><td>Plus</td><td>Basic</td></tr><tr><th>Premium</th><td>£212.40 a year</td><td>£164.00 a year</td></tr><tr><th>Excess</th><td>£250</td><td>£400</td></tr><tr><th>Theft</th><td>✓</td><td>✓</td></tr><tr><th>Flood</th><td>✓</td><td>✗</td></tr><tr><th>Rating</th><td><span role="img" aria-label="4.5 out of 5 stars"></span></td><td><span role="img" aria-label="3.8 out of 5 stars"></span></td></tr></tbody></table></div>"""
)


class Episode(BaseModel):
    number: int
    title: str
    published: date
    length_minutes: int
    summary: str


class Podcast(BaseModel):
    title: str
    host: str
    episode_count: int
    language: str
    explicit: bool
    latest_episodes: list[Episode]


PODCAST = framed(
    """<main><h1>Small Bridges</h1><p class="lead">Talks about rivers and those who cross them.</p><p>Hosted by <b>Nadia Holt</b></p><dl><dt>Episodes</dt><dd>64</dd><dt>Language</dt><dd>English</dd><dt>Explicit</dt><dd>no</dd></dl><h2>Latest episodes</h2><div class="eps"><article class="ep"><h3>Episode 64: The ford</h3><time datetime="2026-02-20">20 Feb 2026</time><span class="len">48 min</span><p>How a ford became a town.</p></article><article class="ep pick"><em>Editor's pick</em><h3>Episode 63: Toll houses</h3><time datetime="2026-02-06">6 Feb 2026</time><span class="len">1 h 5 min</span><p>Who paid, and who walked round.</p></article></div></main>"""
)


class Przychodnia(BaseModel):
    doctor: str = Field(description="Lekarz")
    specialty: str = Field(description="Specjalizacja")
    visit_date: date = Field(description="Data wizyty")
    visit_time: time = Field(description="Godzina")
    room: str = Field(description="Gabinet")
    price: float = Field(description="Cena")
    online_visit: bool = Field(description="Wizyta online")
    referral_number: str | None = Field(description="Numer skierowania")
    address: str


PRZYCHODNIA = framed(
    """<main><h1>Twoja wizyta</h1><table><tr><td>Lekarz</td><td>dr Ewa Zielińska</td></tr><tr><td>Specjalizacja</td><td>okulista</td></tr><tr><td>Data wizyty</td><td>14 kwietnia 2026</td></tr><tr><td>Godzina</td><td>16:20</td></tr><tr><td>Gabinet</td><td>12</td></tr><tr><td>Cena</td><td>1 180,00 zł</td></tr><tr><td>Wizyta online</td><td>nie</td></tr><tr><td>Numer skierowania</td><td>brak</td></tr><tr><td>Adres</td><td>ul. Lipowa 4, 30-001 Kraków</td></tr></table></main>"""
)


class Appartamento(BaseModel):
    check_in_from: time
    check_out_by: time
    guests_max: int
    bedrooms: int
    price_per_night: float
    cleaning_fee: float = Field(description="Pulizia finale")
    tourist_tax_per_person: float = Field(description="Tassa di soggiorno")
    distance_to_sea_m: int = Field(description="Distanza dal mare")
    has_parking: bool
    pets_allowed: bool
    host_name: str
    services: list[str]


APPARTAMENTO = framed(
    """<main><h1>Casa del Molo</h1><ul class="dati"><li><b>Check-in</b> dalle 15:00</li><li><b>Check-out</b> entro le 10:30</li><li><b>Ospiti</b> fino a 5</li><li><b>Camere da letto</b> 2</li><li><b>Prezzo a notte</b> 118,50 €</li><li><b>Pulizia finale</b> 60 €</li><li><b>Tassa di soggiorno</b> 1,50 € a persona</li><li><b>Distanza dal mare</b> 350 m</li><li><b>Parcheggio</b> sì</li><li><b>Animali ammessi</b> no</li><li><b>Host</b> Chiara</li></ul><h2>Servizi</h2><ul><li>Lavatrice</li><li>Aria condizionata</li></ul></main>"""
)


class Bil(BaseModel):
    registration: str
    make: str
    model_year: int
    mileage_km: int = Field(description="Mätarställning")
    fuel: str
    inspection_result: Literal["godkänd", "underkänd"]
    inspected_on: date = Field(description="Besiktigad")
    next_inspection: date = Field(description="Nästa besiktning")
    co2_g_km: int
    remarks: str | None


BIL = framed(
    """<main><h1>Besiktningsprotokoll</h1><div class="t"><div><span>Registreringsnummer</span><span>KLM 47P</span></div><div><span>Märke</span><span>Norra</span></div><div><span>Årsmodell</span><span>2019</span></div><div><span>Mätarställning</span><span>84 310 km</span></div><div><span>Drivmedel</span><span>Diesel</span></div><div><span>Resultat</span><span>Godkänd</span></div><div><span>Besiktigad</span><span>9 februari 2026</span></div><div><span>Nästa besiktning</span><span>9 april 2027</span></div><div><span>Koldioxidutsläpp</span><span>112 g/km</span></div><div><span>Anmärkningar</span><span>inga</span></div></div></main>"""
)


class Ruling(BaseModel):
    case_number: str
    court: str
    judge: str
    decided_on: date
    hearing_dates: list[date]
    appeal_possible: bool
    appeal_deadline: date | None
    costs: Decimal
    claimant: str
    defendant: str
    keywords: list[str]


RULING = framed(
    """<main><h1>Judgment</h1><p><strong>Case no.:</strong> 7 K 118/25</p><p><strong>Court:</strong> Administrative Court, Selm</p><p><strong>Presiding judge:</strong> Dr A. Moll</p><p><strong>Date of decision:</strong> 27 January 2026</p><p><strong>Hearing dates:</strong> 4 November 2025; 13 January 2026</p><p><strong>Appeal possible:</strong> Yes</p><p><strong>Deadline for appeal:</strong> 27 February 2026</p><p><strong>Costs:</strong> €1,480.00</p><div class="parties"><div><h4>Claimant</h4><p>Veldt Windpark GmbH</p></div><div><h4>Defendant</h4><p>County of Selm</p></div></div><p>Keywords: <a href="/k/1">wind power</a>, <a href="/k/2">permit</a></p></main>"""
)

CASES = [
    Case(
        "quotation for solar panels",
        Quote,
        QUOTE,
        {
            "quote_number": "Q-2219/26",
            "valid_until": "2026-04-30",
            "customer": "Mr I. Vance",
            "installer": "Brightroof Ltd",
            "system_size_kw": 4.8,
            "annual_yield_kwh": 4350,
            "payback_years": 8.5,
            "subtotal": 2170.5,
            "vat_percent": 5,
            "grand_total": 2279.03,
            "deposit_percent": 25,
            "warranty_months": 120,
            "includes_scaffolding": True,
            "battery_capacity_kwh": None,
            "panels": [
                {"room": "South roof", "width_cm": 113, "height_cm": 172, "output_w": 400, "price": 1180},
                {"room": "Garage", "width_cm": 100, "height_cm": 165, "output_w": 360, "price": 990.5},
            ],
        },
    ),
    Case(
        "journey in a component",
        Journey,
        JOURNEY,
        {
            "train": "IC 2044",
            "date": "2026-05-18",
            "origin": "Leer",
            "destination": "Hamm",
            "departure": "08:12:00",
            "arrival": "10:47:00",
            "duration": "PT2H35M",
            "changes": 0,
            "fare": 41.9,
            "seat": "64 window",
            "coach_number": 7,
            "passenger": "Jonna Reuter",
            "bicycle_reserved": False,
            "stops": [
                {"station": "Leer", "arrives": None, "departs": "08:12:00", "track": "3"},
                {"station": "Rheine", "arrives": "09:31:00", "departs": "09:34:00", "track": "4 a"},
                {"station": "Hamm", "arrives": "10:47:00", "departs": None, "track": "9"},
            ],
        },
    ),
    Case(
        "weather station",
        Station,
        STATION,
        {
            "station": "Hollin Crag",
            "elevation_m": 512,
            "latitude": 54.231,
            "longitude": -2.8817,
            "operator": "Fell Weather Group",
            "last_reading": "2026-03-02T12:00:00",
            "online": True,
            "readings": [
                {"hour": "09:00:00", "temperature_c": 3.5, "wind_kmh": 22, "rain_mm": 0, "sky": "clear"},
                {"hour": "10:00:00", "temperature_c": 4.1, "wind_kmh": 25, "rain_mm": 0.4, "sky": "cloudy"},
                {"hour": "11:00:00", "temperature_c": -0.5, "wind_kmh": 31, "rain_mm": 1.2, "sky": "overcast"},
            ],
        },
    ),
    Case(
        "archivist",
        Vacancy,
        VACANCY,
        {
            "job_title": "Archivist",
            "employer": {"name": "Penhale Record Office", "town": "Penhale", "website": "https://penhale.example/"},
            "contract_type": "Permanent",
            "weekly_hours": 22.5,
            "salary_from": 27500,
            "salary_to": 31200,
            "closing_date": "2026-04-10",
            "starts": None,
            "remote_allowed": True,
            "reference_number": "AR-118",
            "responsibilities": ["Catalogue deposits", "Answer readers"],
            "benefits": ["29 days of leave", "Bicycle scheme"],
        },
        "en-GB",
    ),
    Case(
        "telephone bill",
        Bill,
        BILL,
        {
            "account_number": "8841-220",
            "bill_date": "2026-03-01",
            "period_start": "2026-02-01",
            "period_end": "2026-02-28",
            "previous_balance": 58.2,
            "payments_received": -58.2,
            "new_charges": 61.75,
            "amount_due": 61.75,
            "pay_by": "2026-03-18",
            "autopay": True,
            "usage": {"data_used_gb": 6.4, "minutes_used": 312, "texts_sent": 48},
            "lines": [
                {"phone_number": "(503) 555-0110", "user": "Ada", "tariff": "Solo 10", "monthly_fee": 35},
                {"phone_number": "(503) 555-0199", "user": "Bo", "tariff": "Basic", "monthly_fee": 20},
            ],
        },
        "en-US",
    ),
    Case(
        "farm",
        Farm,
        FARM,
        {
            "farm": "Low Garth Farm",
            "farmer": "Hester Raine",
            "holding_number": "14/220/0091",
            "total_area_ha": 118.4,
            "livestock": 212,
            "inspection_date": None,
            "fields": [
                {
                    "field_name": "Long Acre",
                    "crop": "wheat",
                    "area_ha": 12.5,
                    "yield_t": 96,
                    "sown_on": "2025-10-03",
                    "organic": False,
                },
                {
                    "field_name": "Mill Piece",
                    "crop": "barley",
                    "area_ha": 8,
                    "yield_t": 51.5,
                    "sown_on": "2025-03-11",
                    "organic": True,
                },
            ],
        },
        "en-GB",
    ),
    Case(
        "insurers side by side",
        Comparison,
        COMPARISON,
        {
            "quotes_found": 2,
            "postcode": "YO8 4QP",
            "policies": [
                {
                    "insurer": "Fern Mutual",
                    "plan": "Plus",
                    "premium_per_year": 212.4,
                    "excess": 250,
                    "covers_theft": True,
                    "covers_flood": True,
                    "rating": 4.5,
                },
                {
                    "insurer": "Oakline",
                    "plan": "Basic",
                    "premium_per_year": 164,
                    "excess": 400,
                    "covers_theft": True,
                    "covers_flood": False,
                    "rating": 3.8,
                },
            ],
        },
    ),
    Case(
        "podcast",
        Podcast,
        PODCAST,
        {
            "title": "Small Bridges",
            "host": "Nadia Holt",
            "episode_count": 64,
            "language": "English",
            "explicit": False,
            "latest_episodes": [
                {
                    "number": 64,
                    "title": "The ford",
                    "published": "2026-02-20",
                    "length_minutes": 48,
                    "summary": "How a ford became a town.",
                },
                {
                    "number": 63,
                    "title": "Toll houses",
                    "published": "2026-02-06",
                    "length_minutes": 65,
                    "summary": "Who paid, and who walked round.",
                },
            ],
        },
    ),
    Case(
        "wizyta",
        Przychodnia,
        PRZYCHODNIA,
        {
            "doctor": "dr Ewa Zielińska",
            "specialty": "okulista",
            "visit_date": "2026-04-14",
            "visit_time": "16:20:00",
            "room": "12",
            "price": 1180,
            "online_visit": False,
            "referral_number": None,
            "address": "ul. Lipowa 4, 30-001 Kraków",
        },
        "pl",
    ),
    Case(
        "casa",
        Appartamento,
        APPARTAMENTO,
        {
            "check_in_from": "15:00:00",
            "check_out_by": "10:30:00",
            "guests_max": 5,
            "bedrooms": 2,
            "price_per_night": 118.5,
            "cleaning_fee": 60,
            "tourist_tax_per_person": 1.5,
            "distance_to_sea_m": 350,
            "has_parking": True,
            "pets_allowed": False,
            "host_name": "Chiara",
            "services": ["Lavatrice", "Aria condizionata"],
        },
        "it",
    ),
    Case(
        "besiktning",
        Bil,
        BIL,
        {
            "registration": "KLM 47P",
            "make": "Norra",
            "model_year": 2019,
            "mileage_km": 84310,
            "fuel": "Diesel",
            "inspection_result": "godkänd",
            "inspected_on": "2026-02-09",
            "next_inspection": "2027-04-09",
            "co2_g_km": 112,
            "remarks": None,
        },
        "sv",
    ),
    Case(
        "ruling",
        Ruling,
        RULING,
        {
            "case_number": "7 K 118/25",
            "court": "Administrative Court, Selm",
            "judge": "Dr A. Moll",
            "decided_on": "2026-01-27",
            "hearing_dates": ["2025-11-04", "2026-01-13"],
            "appeal_possible": True,
            "appeal_deadline": "2026-02-27",
            "costs": 1480,
            "claimant": "Veldt Windpark GmbH",
            "defendant": "County of Selm",
            "keywords": ["wind power", "permit"],
        },
    ),
]
