"""Pages of museums, councils, sports, schools, doctors and shops whose labels are other words than the names of fields."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case
from .offices import framed


class Lot(BaseModel):
    lot_number: int
    title: str
    artist: str | None
    estimate_low: int
    estimate_high: int
    hammer_price: int | None


class Auction(BaseModel):
    sale_name: str
    sale_number: str
    begins_at: datetime
    venue: str
    viewing_from: date
    viewing_to: date
    buyers_premium_percent: float
    lots: list[Lot]


AUCTION = framed(
    """<main><header><p class="eyebrow">Sale 1184</p><h1>Prints and drawings</h1></header><dl class="grid"><div><dt>Starts</dt><dd><time datetime="2026-03-12T14:00">12 March 2026, 2 pm</time></dd></div><div><dt>Where</dt><dd>Room 2, Cordwain House</dd></div><div><dt>Viewing</dt><dd>9 March 2026 to 11 March 2026</dd></div><div><dt>Buyer's premium</dt><dd>24.5 %</dd></div></dl>
<div class="lots"><div class="lot"><a href="/l/1"><img src="/1.jpg" alt=""></a><div class="no">Lot 1</div><h3><a href="/l/1">Harbour at dusk</a></h3><div class="art">Anna Vey</div><div class="est">Estimate: £300 – £500</div><div class="sold">Sold for £620</div></div><div class="lot lot--unsold"><a href="/l/2"><img src="/2.jpg" alt=""></a><div class="no">Lot 2</div><h3><a href="/l/2">Study of a mill</a></h3><div class="art">Piet Loos</div><div class="est">Estimate: £1,200 – £1,800</div></div></div></main>"""
)


class Councillor(BaseModel):
    name: str
    party: str
    ward: str
    email: str
    phone: str | None


class Meeting(BaseModel):
    committee: str
    meeting_date: date
    starts_at: time
    location: str
    chair: str
    quorum: int
    public_may_attend: bool
    livestream: bool
    agenda: list[str]
    members: list[Councillor]


MEETING = framed(
    """<main><h1>Planning Committee</h1><table class="info"><tbody><tr><th scope="row">Date</th><td>Tuesday, 17 March 2026</td></tr><tr><th scope="row">Time</th><td>7.30 pm</td></tr><tr><th scope="row">Place</th><td>Council Chamber, Moot Hall</td></tr><tr><th scope="row">Chair</th><td>Cllr B. Aske</td></tr><tr><th scope="row">Quorum</th><td>4 members</td></tr><tr><th scope="row">Open to the public</th><td>Yes</td></tr><tr><th scope="row">Livestream</th><td>No</td></tr></tbody></table>
<h2>Agenda</h2><ol><li>Apologies</li><li>Minutes of the last meeting</li><li>Application 25/118</li></ol>
<h2>Members</h2><div class="people"><div class="person"><h3>Bea Aske</h3><p class="party">Independent</p><p>Ward: Castle</p><p><a href="mailto:b.aske@council.example">b.aske@council.example</a></p><p><a href="tel:+441632960311">01632 960311</a></p></div><div class="person"><h3>Omar Pell</h3><p class="party">Green</p><p>Ward: Quay</p><p><a href="mailto:o.pell@council.example">o.pell@council.example</a></p></div></div></main>"""
)


class Runner(BaseModel):
    rank: int
    bib: int
    name: str
    club: str | None
    finish_time: timedelta
    category: str


class Race(BaseModel):
    race: str
    race_date: date
    distance_km: float
    climb_m: int
    entrants: int
    finishers: int
    weather: str
    course_record: timedelta
    results: list[Runner]


RACE = framed(
    """<div class="page"><h1>Gable Round</h1><div class="stats"><p><b>Date:</b> Sat 14 Feb 2026</p><p><b>Length:</b> 18.6 km</p><p><b>Ascent:</b> 1,240 m</p><p><b>Entries:</b> 212</p><p><b>Finishers:</b> 198</p><p><b>Conditions:</b> sleet</p><p><b>Course record:</b> 1:31:08</p></div>
<table class="res"><thead><tr><th>Pos</th><th>No.</th><th>Name</th><th>Club</th><th>Time</th><th>Cat</th></tr></thead><tbody><tr><td>1</td><td>44</td><td>Isla Nunn</td><td>Fell End</td><td>1:38:22</td><td>W</td></tr><tr class="adv"><td colspan="6"><a href="/shoes">Shoes for the fells</a></td></tr><tr><td>2</td><td>118</td><td>Rob Tate</td><td>—</td><td>1:39:05</td><td>M40</td></tr></tbody></table></div>"""
)


class Guarantor(BaseModel):
    full_name: str
    born: date
    occupation: str
    monthly_income: float


class Tenancy(BaseModel):
    property_address: str
    landlord: str
    tenant: Guarantor
    guarantor: Guarantor
    rent: float
    rent_due_day: int
    deposit: float
    term_months: int
    begins: date
    smoking_allowed: bool
    council_tax_band: Literal["A", "B", "C", "D"]
    inventory: list[str]


TENANCY = framed(
    """<div class="sheet"><h1>Tenancy summary</h1><div class="pairs"><p class="k">Property</p><p class="v">Flat 3, 12 Lime Row, Hexley HX1 2AB</p><p class="k">Landlord</p><p class="v">Moss Estates Ltd</p><p class="k">Rent</p><p class="v">£785.00 per month</p><p class="k">Rent due on day</p><p class="v">5</p><p class="k">Deposit</p><p class="v">£905.00</p><p class="k">Term</p><p class="v">12 months</p><p class="k">Start</p><p class="v">1 April 2026</p><p class="k">Smoking</p><p class="v">Not allowed</p><p class="k">Council tax</p><p class="v">Band B</p></div>
<div class="party"><h3>Tenant</h3><table><tr><td>Name</td><td>Cora Finch</td></tr><tr><td>Date of birth</td><td>7 July 1996</td></tr><tr><td>Occupation</td><td>Joiner</td></tr><tr><td>Income</td><td>£2,150.00 a month</td></tr></table></div><div class="party"><h3>Guarantor</h3><table><tr><td>Name</td><td>Moira Finch</td></tr><tr><td>Date of birth</td><td>2 May 1968</td></tr><tr><td>Occupation</td><td>Midwife</td></tr><tr><td>Income</td><td>£3,020.00 a month</td></tr></table></div>
<h3>Inventory</h3><ul><li>Oven</li><li>Two beds</li></ul></div>"""
)


class Vaccine(BaseModel):
    name: str
    given_on: date
    batch: str
    next_due: date | None


class Pet(BaseModel):
    name: str
    species: str
    breed: str
    sex: Literal["male", "female"]
    birth_date: date
    weight_kg: float
    microchip_number: str
    neutered: bool
    insured: bool
    owner_name: str
    owner_phone: str
    vaccinations: list[Vaccine]
    allergies: str | None


PET = framed(
    """<div id="app"><div class="Card_root__a1"><h1 class="Card_title__b2">Biscuit</h1><ul class="Facts_list__c3"><li class="Facts_item__d4"><span class="Facts_key__e5">Species</span><span class="Facts_val__f6">Dog</span></li><li class="Facts_item__d4"><span class="Facts_key__e5">Breed</span><span class="Facts_val__f6">Lurcher</span></li><li class="Facts_item__d4"><span class="Facts_key__e5">Sex</span><span class="Facts_val__f6">Female</span></li><li class="Facts_item__d4"><span class="Facts_key__e5">Born</span><span class="Facts_val__f6">21.08.2021</span></li><li class="Facts_item__d4"><span class="Facts_key__e5">Weight</span><span class="Facts_val__f6">24.3 kg</span></li><li class="Facts_item__d4"><span class="Facts_key__e5">Chip no.</span><span class="Facts_val__f6">9851 1200 4418 207</span></li><li class="Facts_item__d4"><span class="Facts_key__e5">Neutered</span><span class="Facts_val__f6"><svg aria-label="Yes"></svg></span></li><li class="Facts_item__d4"><span class="Facts_key__e5">Insured</span><span class="Facts_val__f6"><svg aria-label="No"></svg></span></li><li class="Facts_item__d4"><span class="Facts_key__e5">Allergies</span><span class="Facts_val__f6">None known</span></li></ul></div>
<div class="Card_root__a1"><h2>Owner</h2><p>Tess Orme</p><a href="tel:+441632960477">01632 960477</a></div><div class="Card_root__a1"><h2>Vaccinations</h2><table><tr><th>Vaccine</th><th>Given</th><th>Batch</th><th>Next due</th></tr><tr><td>Rabies</td><td>03.02.2026</td><td>R-8812</td><td>03.02.2029</td></tr><tr><td>Lepto</td><td>03.02.2026</td><td>L-114</td><td>–</td></tr></table></div></div>"""
)


class Kurs(BaseModel):
    kurs: str
    leitung: str
    beginn: date
    uhrzeit: time
    termine: int
    dauer_minuten: int
    ort: str
    gebuehr: float
    freie_plaetze: int
    anmeldeschluss: date
    barrierefrei: bool
    mitbringen: list[str]


KURS = framed(
    """<main><h1>Töpfern am Abend</h1><div class="details"><div class="zeile"><div>Leitung</div><div>Petra Voss</div></div><div class="zeile"><div>Beginn</div><div>Mi., 15. April 2026, 18.30 Uhr</div></div><div class="zeile"><div>Termine</div><div>8 Abende</div></div><div class="zeile"><div>Dauer</div><div>je 90 Minuten</div></div><div class="zeile"><div>Ort</div><div>Werkraum, Alte Post</div></div><div class="zeile"><div>Gebühr</div><div>124,00 €</div></div><div class="zeile"><div>Freie Plätze</div><div>3</div></div><div class="zeile"><div>Anmeldeschluss</div><div>1. April 2026</div></div><div class="zeile"><div>Barrierefrei</div><div>ja</div></div></div><h2>Bitte mitbringen</h2><ul><li>Schürze</li><li>Handtuch</li></ul></main>"""
)


class Vuelo(BaseModel):
    flight_number: str
    airline: str
    origin: str
    destination: str
    departure_time: time
    arrival_time: time
    terminal: str
    gate: str | None
    status: Literal["a tiempo", "retrasado", "cancelado"]
    baggage_belt: int | None


VUELO = framed(
    """<main><h1>Estado del vuelo</h1><div class="v"><div><span>Número de vuelo</span><b>LB 2210</b></div><div><span>Aerolínea</span><b>Litoral</b></div><div><span>Origen</span><b>Vigo</b></div><div><span>Destino</span><b>Palma</b></div><div><span>Hora de salida</span><b>06:55</b></div><div><span>Hora de llegada</span><b>08:40</b></div><div><span>Terminal</span><b>T2</b></div><div><span>Puerta</span><b>por determinar</b></div><div><span>Estado</span><b>Retrasado</b></div><div><span>Cinta</span><b>-</b></div></div></main>"""
)


class Variant(BaseModel):
    size: str
    sku: str
    price: float
    in_stock: bool


class Boot(BaseModel):
    name: str
    brand: str
    price_from: float
    material: str
    sole: str
    waterproof: bool
    weight_grams: int
    rating: float
    ratings_count: int
    ships_in_days: int
    returns_days: int
    variants: list[Variant]


BOOT = (
    """<head><title>Fell boot | Trodden</title><meta property="og:title" content="Fell boot"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Fell boot","brand":{"@type":"Brand","name":"Trodden"},"aggregateRating":{"@type":"AggregateRating","ratingValue":"4.6","ratingCount":"87"},"offers":{"@type":"AggregateOffer","lowPrice":"129.00","highPrice":"139.00","priceCurrency":"GBP"}}</script></head>"""
    + framed(
        """<div class="product"><h1>Fell boot</h1><p>From <span class="amount">£129.00</span></p><ul class="usps"><li>Resoleable</li><li>Wide fit</li></ul><h2>Specification</h2><dl><dt>Upper</dt><dd>Leather</dd><dt>Sole</dt><dd>Rubber lug</dd><dt>Waterproof</dt><dd>Yes</dd><dt>Weight</dt><dd>1.24 kg per pair</dd></dl><h2>Delivery</h2><p>Ships in 2 days. Free returns within 60 days.</p><h2>Sizes</h2><table><tr><th>Size</th><th>SKU</th><th>Price</th><th>Availability</th></tr><tr><td>41</td><td>FB-41</td><td>£129.00</td><td>In stock</td></tr><tr><td>46</td><td>FB-46</td><td>£139.00</td><td>Sold out</td></tr></table></div>"""
    )
)


class Species(BaseModel):
    common_name: str
    scientific_name: str
    family: str
    wingspan_cm_min: float
    wingspan_cm_max: float
    flight_season: str
    larval_food: list[str]
    conservation_status: str
    recorded_in: int = Field(description="number of squares")
    first_described_by: str
    similar_species: list[str]


SPECIES = framed(
    """<main><h1>Marsh Ringlet <i>Coenona palustris</i></h1><table class="taxo"><tr><th>Scientific name</th><td><i>Coenona palustris</i></td></tr><tr><th>Family</th><td>Satyridae</td></tr><tr><th>Wingspan</th><td>35–40 mm</td></tr><tr><th>Flight season</th><td>June to August</td></tr><tr><th>Larval food plants</th><td>cottongrass, beak-sedge</td></tr><tr><th>Status</th><td>Near threatened</td></tr><tr><th>Squares</th><td>118</td></tr><tr><th>First described by</th><td>Müller, 1771</td></tr></table><h2>Similar species</h2><ul><li><a href="/s/1">Small Ringlet</a></li><li><a href="/s/2">Heath Brown</a></li></ul></main>"""
)

CASES = [
    Case(
        "auction",
        Auction,
        AUCTION,
        {
            "sale_name": "Prints and drawings",
            "sale_number": "1184",
            "begins_at": "2026-03-12T14:00:00",
            "venue": "Room 2, Cordwain House",
            "viewing_from": "2026-03-09",
            "viewing_to": "2026-03-11",
            "buyers_premium_percent": 24.5,
            "lots": [
                {
                    "lot_number": 1,
                    "title": "Harbour at dusk",
                    "artist": "Anna Vey",
                    "estimate_low": 300,
                    "estimate_high": 500,
                    "hammer_price": 620,
                },
                {
                    "lot_number": 2,
                    "title": "Study of a mill",
                    "artist": "Piet Loos",
                    "estimate_low": 1200,
                    "estimate_high": 1800,
                    "hammer_price": None,
                },
            ],
        },
        "en-GB",
    ),
    Case(
        "committee",
        Meeting,
        MEETING,
        {
            "committee": "Planning Committee",
            "meeting_date": "2026-03-17",
            "starts_at": "19:30:00",
            "location": "Council Chamber, Moot Hall",
            "chair": "Cllr B. Aske",
            "quorum": 4,
            "public_may_attend": True,
            "livestream": False,
            "agenda": ["Apologies", "Minutes of the last meeting", "Application 25/118"],
            "members": [
                {
                    "name": "Bea Aske",
                    "party": "Independent",
                    "ward": "Castle",
                    "email": "b.aske@council.example",
                    "phone": "01632 960311",
                },
                {
                    "name": "Omar Pell",
                    "party": "Green",
                    "ward": "Quay",
                    "email": "o.pell@council.example",
                    "phone": None,
                },
            ],
        },
        "en-GB",
    ),
    Case(
        "fell race",
        Race,
        RACE,
        {
            "race": "Gable Round",
            "race_date": "2026-02-14",
            "distance_km": 18.6,
            "climb_m": 1240,
            "entrants": 212,
            "finishers": 198,
            "weather": "sleet",
            "course_record": "PT1H31M8S",
            "results": [
                {
                    "rank": 1,
                    "bib": 44,
                    "name": "Isla Nunn",
                    "club": "Fell End",
                    "finish_time": "PT1H38M22S",
                    "category": "W",
                },
                {
                    "rank": 2,
                    "bib": 118,
                    "name": "Rob Tate",
                    "club": None,
                    "finish_time": "PT1H39M5S",
                    "category": "M40",
                },
            ],
        },
    ),
    Case(
        "tenancy",
        Tenancy,
        TENANCY,
        {
            "property_address": "Flat 3, 12 Lime Row, Hexley HX1 2AB",
            "landlord": "Moss Estates Ltd",
            "tenant": {"full_name": "Cora Finch", "born": "1996-07-07", "occupation": "Joiner", "monthly_income": 2150},
            "guarantor": {
                "full_name": "Moira Finch",
                "born": "1968-05-02",
                "occupation": "Midwife",
                "monthly_income": 3020,
            },
            "rent": 785,
            "rent_due_day": 5,
            "deposit": 905,
            "term_months": 12,
            "begins": "2026-04-01",
            "smoking_allowed": False,
            "council_tax_band": "B",
            "inventory": ["Oven", "Two beds"],
        },
        "en-GB",
    ),
    Case(
        "lurcher",
        Pet,
        PET,
        {
            "name": "Biscuit",
            "species": "Dog",
            "breed": "Lurcher",
            "sex": "female",
            "birth_date": "2021-08-21",
            "weight_kg": 24.3,
            "microchip_number": "9851 1200 4418 207",
            "neutered": True,
            "insured": False,
            "owner_name": "Tess Orme",
            "owner_phone": "01632 960477",
            "vaccinations": [
                {"name": "Rabies", "given_on": "2026-02-03", "batch": "R-8812", "next_due": "2029-02-03"},
                {"name": "Lepto", "given_on": "2026-02-03", "batch": "L-114", "next_due": None},
            ],
            "allergies": None,
        },
    ),
    Case(
        "kurs",
        Kurs,
        KURS,
        {
            "kurs": "Töpfern am Abend",
            "leitung": "Petra Voss",
            "beginn": "2026-04-15",
            "uhrzeit": "18:30:00",
            "termine": 8,
            "dauer_minuten": 90,
            "ort": "Werkraum, Alte Post",
            "gebuehr": 124,
            "freie_plaetze": 3,
            "anmeldeschluss": "2026-04-01",
            "barrierefrei": True,
            "mitbringen": ["Schürze", "Handtuch"],
        },
        "de",
    ),
    Case(
        "vuelo",
        Vuelo,
        VUELO,
        {
            "flight_number": "LB 2210",
            "airline": "Litoral",
            "origin": "Vigo",
            "destination": "Palma",
            "departure_time": "06:55:00",
            "arrival_time": "08:40:00",
            "terminal": "T2",
            "gate": None,
            "status": "retrasado",
            "baggage_belt": None,
        },
        "es",
    ),
    Case(
        "boot",
        Boot,
        BOOT,
        {
            "name": "Fell boot",
            "brand": "Trodden",
            "price_from": 129,
            "material": "Leather",
            "sole": "Rubber lug",
            "waterproof": True,
            "weight_grams": 1240,
            "rating": 4.6,
            "ratings_count": 87,
            "ships_in_days": 2,
            "returns_days": 60,
            "variants": [
                {"size": "41", "sku": "FB-41", "price": 129, "in_stock": True},
                {"size": "46", "sku": "FB-46", "price": 139, "in_stock": False},
            ],
        },
        "en-GB",
    ),
    Case(
        "ringlet",
        Species,
        SPECIES,
        {
            "common_name": "Marsh Ringlet",
            "scientific_name": "Coenona palustris",
            "family": "Satyridae",
            "wingspan_cm_min": 3.5,
            "wingspan_cm_max": 4,
            "flight_season": "June to August",
            "larval_food": ["cottongrass", "beak-sedge"],
            "conservation_status": "Near threatened",
            "recorded_in": 118,
            "first_described_by": "Müller, 1771",
            "similar_species": ["Small Ringlet", "Heath Brown"],
        },
    ),
]
