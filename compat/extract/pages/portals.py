"""Portals with forms, dashboards, microdata, frames and lists of several kinds."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case
from .offices import framed


class Talk(BaseModel):
    starts_at: time
    title: str
    speaker: str
    room: str


class Conference(BaseModel):
    name: str
    starts_on: date
    ends_on: date
    venue_name: str
    city: str
    organiser: str
    ticket_price: float
    currency: str
    attendance_mode: Literal["online", "on site", "hybrid"]
    call_for_papers_closes: date
    contact_email: str
    saturday_talks: list[Talk]
    sunday_talks: list[Talk]


CONFERENCE = (
    """<head><title>Tinworks 2026</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"BusinessEvent","name":"Tinworks 2026","startDate":"2026-06-06","endDate":"2026-06-07","location":{"@type":"Place","name":"Old Foundry","address":{"@type":"PostalAddress","addressLocality":"Hayle"}},"organizer":{"@type":"Organization","name":"Guild of Tinsmiths"},"offers":{"@type":"Offer","price":"85.00","priceCurrency":"GBP"}}</script></head>"""
    + framed(
        """<main><h1>Tinworks 2026</h1><p>Attendance: On site</p><p>Call for papers closes: 15 March 2026</p><p>Questions? <a href="mailto:hello@tinworks.example">hello@tinworks.example</a></p><section><h2>Saturday</h2><table><tr><th>Time</th><th>Talk</th><th>Speaker</th><th>Room</th></tr><tr><td>10:00</td><td>Solder</td><td>Jo Rule</td><td>A</td></tr><tr><td>11:30</td><td>Seams</td><td>Al Quick</td><td>B</td></tr></table></section><section><h2>Sunday</h2><table><tr><th>Time</th><th>Talk</th><th>Speaker</th><th>Room</th></tr><tr><td>09:30</td><td>Patina</td><td>Mo Vane</td><td>A</td></tr></table></section></main>"""
    )
)


class Kpi(BaseModel):
    visitors: int
    conversion_rate: float
    average_order_value: float
    net_revenue: float
    refund_total: float
    returning_customers_percent: float
    open_orders: int
    last_sync: datetime
    target_reached: bool
    forecast: float | None


KPI = framed(
    """<div class="dash"><h1>Shop report</h1><div class="tiles"><div class="tile"><span class="num">48.2k</span><span class="cap">Visitors</span></div><div class="tile"><span class="num">2.4 %</span><span class="cap">Conversion rate</span></div><div class="tile"><span class="num">€61.30</span><span class="cap">Average order value</span></div><div class="tile"><span class="num">€70,918</span><span class="cap">Net revenue</span></div><div class="tile"><span class="num">(€1,204.50)</span><span class="cap">Refunds</span></div><div class="tile"><span class="num">31 %</span><span class="cap">Returning customers</span></div><div class="tile"><span class="num">17</span><span class="cap">Open orders</span></div></div><p>Last sync: 2026-03-02 06:15</p><p>Target reached: yes</p><p>Forecast: tbd</p></div>"""
)


class Profile(BaseModel):
    first_name: str
    last_name: str
    email: str
    birth_date: date
    country: str
    newsletter: bool
    sms_alerts: bool
    preferred_contact: str
    session_timeout_minutes: int
    company: str | None
    about_me: str


PROFILE = framed(
    """<main><h1>Profile</h1><form><label>First name<input name="fn" value="Ruta"></label><label>Last name<input name="ln" value="Kalnins"></label><label for="e">E-mail</label><input id="e" type="email" value="ruta@mail.example"><label for="b">Date of birth</label><input id="b" type="date" value="1990-03-09"><label for="c">Country</label><select id="c"><option>Estonia<option selected>Latvia</select><label><input type="checkbox" checked> Newsletter</label><div><span id="sm">SMS alerts</span><button role="switch" aria-checked="false" aria-labelledby="sm"></button></div><fieldset><legend>Preferred contact</legend><label><input type="radio" name="p"> Post</label><label><input type="radio" name="p" checked> Phone</label></fieldset><label>Session timeout (minutes)<input type="number" value="45"></label><label>Company<input value=""></label><label>About me<textarea>Potter and swimmer.</textarea></label><label>Password<input type="password" value="x"></label></form></main>"""
)


class Book(BaseModel):
    title: str
    author: str
    isbn: str
    binding: str
    pages: int
    published_on: date
    price: Decimal
    rating: float
    rating_count: int
    language: str
    weight_g: int | None


BOOK = framed(
    """<div itemscope itemtype="https://schema.org/Book"><h1 itemprop="name">Field of rushes</h1><p>by <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ida Marsh</span></span></p><div itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating"><meta itemprop="ratingValue" content="4.2"><span itemprop="ratingCount">63</span> ratings</div><div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><span itemprop="price" content="14.99">£14.99</span></div><ul class="data"><li>Binding: <span itemprop="bookFormat">Paperback</span></li><li>Pages: <span itemprop="numberOfPages">284</span></li><li>ISBN: <span itemprop="isbn">978-1-00-220118-3</span></li><li>Published: <time itemprop="datePublished" datetime="2024-09-12">12 Sept 2024</time></li><li>Language: <span itemprop="inLanguage">English</span></li></ul><h2>Reviews</h2><div itemprop="review" itemscope itemtype="https://schema.org/Review"><b itemprop="author">Kit</b><p itemprop="reviewBody">Slow and lovely.</p></div><div itemprop="review" itemscope itemtype="https://schema.org/Review"><b itemprop="author">Fay</b><p itemprop="reviewBody">A keeper.</p></div></div>"""
)


class Bus(BaseModel):
    direction: str
    next_departure: time
    wheelchair_accessible: bool
    zone: str
    fare_single: float
    fare_day: float
    first_bus: time
    last_bus: time
    runs_on_sundays: bool
    notices: list[str]


BUS = """<body><header><a href="/">Citylines</a></header><iframe srcdoc="<main><h1>Line 14</h1><dl><dt>Direction</dt><dd>Harbour</dd><dt>Next departure</dt><dd>14:08</dd><dt>Wheelchair accessible</dt><dd>yes</dd><dt>Zone</dt><dd>B</dd><dt>Single fare</dt><dd>€2.40</dd><dt>Day ticket</dt><dd>€6.50</dd><dt>First bus</dt><dd>05:12</dd><dt>Last bus</dt><dd>23:48</dd><dt>Sundays</dt><dd>no service</dd></dl><h2>Notices</h2><ul><li>Stop Mill Lane closed</li><li>Diversion on Friday</li></ul></main>"></iframe><footer>© Citylines</footer></body>"""


class Claim(BaseModel):
    reference: str
    amount: float
    filed: date


class Insured(BaseModel):
    name: str
    membership_number: str


class Sickness(BaseModel):
    insurer: str
    policy_holder: Insured
    co_insured: Insured
    annual_limit: float
    used_so_far: float
    pending_claims: list[Claim]
    paid_claims: list[Claim]


SICKNESS = framed(
    """<div class="m"><h1>Health cover</h1><div class="row"><div class="l">Insurer</div><div class="r">Amity Mutual</div></div><div class="row"><div class="l">Annual limit</div><div class="r">€5,000</div></div><div class="row"><div class="l">Used so far</div><div class="r">€1,310.40</div></div><details open><summary>Policy holder</summary><div class="row"><div class="l">Name</div><div class="r">Ove Lund</div></div><div class="row"><div class="l">Membership number</div><div class="r">AM-1</div></div></details><details><summary>Co-insured</summary><div class="row"><div class="l">Name</div><div class="r">Siw Lund</div></div><div class="row"><div class="l">Membership number</div><div class="r">AM-2</div></div></details>
<h2>Paid claims</h2><ul class="cl"><li><b>C-10</b><span>Amount: €310.40</span><span>Filed: 3 Jan 2026</span></li><li><b>C-11</b><span>Amount: €1,000.00</span><span>Filed: 20 Jan 2026</span></li></ul><h2>Pending claims</h2><ul class="cl"><li><b>C-14</b><span>Amount: €88.00</span><span>Filed: 27 Feb 2026</span></li></ul></div>"""
)


class Imovel(BaseModel):
    price: int = Field(description="Preço")
    typology: str = Field(description="Tipologia")
    area_m2: int = Field(description="Área útil")
    bathrooms: int = Field(description="Casas de banho")
    built_in: int = Field(description="Ano de construção")
    parking: bool = Field(description="Estacionamento")
    energy_rating: str = Field(description="Certificado energético")
    condominium_fee: float = Field(description="Condomínio")
    reference: str
    available_from: date | None = Field(description="Disponível a partir de")


IMOVEL = framed(
    """<main><h1>Apartamento na Rua do Sol</h1><div class="ficha"><div><strong>Preço</strong><em>248.500 €</em></div><div><strong>Tipologia</strong><em>T3</em></div><div><strong>Área útil</strong><em>96 m²</em></div><div><strong>Casas de banho</strong><em>2</em></div><div><strong>Ano de construção</strong><em>1998</em></div><div><strong>Estacionamento</strong><em>Sim</em></div><div><strong>Certificado energético</strong><em>C</em></div><div><strong>Condomínio</strong><em>38,50 €</em></div><div><strong>Referência</strong><em>AP-2031</em></div><div><strong>Disponível a partir de</strong><em>a combinar</em></div></div></main>"""
)


class Polis(BaseModel):
    policy_number: str
    insurance_type: str
    start_date: date
    end_date: date
    monthly_premium: float
    own_risk: float
    payment_method: str
    no_claims_years: int = Field(description="Schadevrije jaren")
    licence_plate: str
    glass_cover: bool = Field(description="Ruitschade")
    roadside_phone: str


POLIS = framed(
    """<main><h1>Uw autoverzekering</h1><table><tr><th>Polisnummer</th><td>NL-77.410</td></tr><tr><th>Soort verzekering</th><td>WA beperkt casco</td></tr><tr><th>Ingangsdatum</th><td>1 januari 2026</td></tr><tr><th>Einddatum</th><td>31 december 2026</td></tr><tr><th>Premie per maand</th><td>€ 41,75</td></tr><tr><th>Eigen risico</th><td>€ 1.150,00</td></tr><tr><th>Betaalwijze</th><td>Automatische incasso</td></tr><tr><th>Schadevrije jaren</th><td>9</td></tr><tr><th>Kenteken</th><td>K-204-XR</td></tr><tr><th>Ruitschade</th><td>Ja</td></tr></table><h2>Pechhulp</h2><p>Telefoon: <a href="tel:+31885550142">088 555 0142</a></p></main>"""
)


class Track(BaseModel):
    number: int
    name: str
    length: str


class Album(BaseModel):
    title: str
    band: str
    label: str
    released: date
    format: str
    track_count: int
    running_minutes: int
    producer: str
    genres: list[str]
    tracks: list[Track]
    similar_albums: list[str]


ALBUM = framed(
    """<main class="rel"><h1>Low tide</h1><p class="by">by <a href="/b/9">The Pilings</a></p><div class="tbl"><div class="tr"><div class="td h">Label</div><div class="td">Groyne Records</div></div><div class="tr"><div class="td h">Release date</div><div class="td">7 Nov 2025</div></div><div class="tr"><div class="td h">Format</div><div class="td">LP, 180 g</div></div><div class="tr"><div class="td h">Tracks</div><div class="td">2</div></div><div class="tr"><div class="td h">Running time</div><div class="td">41 min</div></div><div class="tr"><div class="td h">Produced by</div><div class="td">Dee Sandes</div></div></div><p>Genres: <a href="/g/1">folk</a> · <a href="/g/2">drone</a></p>
<h2>Track list</h2><ol class="tracks"><li><span class="n">1</span><span class="t">Slack water</span><span class="d">20:14</span></li><li><span class="n">2</span><span class="t">Neap</span><span class="d">20:50</span></li></ol><h2>Similar albums</h2><ul><li><a href="/a/3">Shingle</a></li><li><a href="/a/4">Long shore</a></li></ul></main>"""
)

CASES = [
    Case(
        "conference",
        Conference,
        CONFERENCE,
        {
            "name": "Tinworks 2026",
            "starts_on": "2026-06-06",
            "ends_on": "2026-06-07",
            "venue_name": "Old Foundry",
            "city": "Hayle",
            "organiser": "Guild of Tinsmiths",
            "ticket_price": 85,
            "currency": "GBP",
            "attendance_mode": "on site",
            "call_for_papers_closes": "2026-03-15",
            "contact_email": "hello@tinworks.example",
            "saturday_talks": [
                {"starts_at": "10:00:00", "title": "Solder", "speaker": "Jo Rule", "room": "A"},
                {"starts_at": "11:30:00", "title": "Seams", "speaker": "Al Quick", "room": "B"},
            ],
            "sunday_talks": [{"starts_at": "09:30:00", "title": "Patina", "speaker": "Mo Vane", "room": "A"}],
        },
    ),
    Case(
        "report of a shop",
        Kpi,
        KPI,
        {
            "visitors": 48200,
            "conversion_rate": 2.4,
            "average_order_value": 61.3,
            "net_revenue": 70918,
            "refund_total": -1204.5,
            "returning_customers_percent": 31,
            "open_orders": 17,
            "last_sync": "2026-03-02T06:15:00",
            "target_reached": True,
            "forecast": None,
        },
    ),
    Case(
        "profile form",
        Profile,
        PROFILE,
        {
            "first_name": "Ruta",
            "last_name": "Kalnins",
            "email": "ruta@mail.example",
            "birth_date": "1990-03-09",
            "country": "Latvia",
            "newsletter": True,
            "sms_alerts": False,
            "preferred_contact": "Phone",
            "session_timeout_minutes": 45,
            "company": None,
            "about_me": "Potter and swimmer.",
        },
    ),
    Case(
        "book in microdata",
        Book,
        BOOK,
        {
            "title": "Field of rushes",
            "author": "Ida Marsh",
            "isbn": "978-1-00-220118-3",
            "binding": "Paperback",
            "pages": 284,
            "published_on": "2024-09-12",
            "price": 14.99,
            "rating": 4.2,
            "rating_count": 63,
            "language": "English",
            "weight_g": None,
        },
    ),
    Case(
        "bus in a frame",
        Bus,
        BUS,
        {
            "direction": "Harbour",
            "next_departure": "14:08:00",
            "wheelchair_accessible": True,
            "zone": "B",
            "fare_single": 2.4,
            "fare_day": 6.5,
            "first_bus": "05:12:00",
            "last_bus": "23:48:00",
            "runs_on_sundays": False,
            "notices": ["Stop Mill Lane closed", "Diversion on Friday"],
        },
    ),
    Case(
        "health cover",
        Sickness,
        SICKNESS,
        {
            "insurer": "Amity Mutual",
            "policy_holder": {"name": "Ove Lund", "membership_number": "AM-1"},
            "co_insured": {"name": "Siw Lund", "membership_number": "AM-2"},
            "annual_limit": 5000,
            "used_so_far": 1310.4,
            "pending_claims": [{"reference": "C-14", "amount": 88, "filed": "2026-02-27"}],
            "paid_claims": [
                {"reference": "C-10", "amount": 310.4, "filed": "2026-01-03"},
                {"reference": "C-11", "amount": 1000, "filed": "2026-01-20"},
            ],
        },
    ),
    Case(
        "apartamento",
        Imovel,
        IMOVEL,
        {
            "price": 248500,
            "typology": "T3",
            "area_m2": 96,
            "bathrooms": 2,
            "built_in": 1998,
            "parking": True,
            "energy_rating": "C",
            "condominium_fee": 38.5,
            "reference": "AP-2031",
            "available_from": None,
        },
        "pt",
    ),
    Case(
        "polis",
        Polis,
        POLIS,
        {
            "policy_number": "NL-77.410",
            "insurance_type": "WA beperkt casco",
            "start_date": "2026-01-01",
            "end_date": "2026-12-31",
            "monthly_premium": 41.75,
            "own_risk": 1150,
            "payment_method": "Automatische incasso",
            "no_claims_years": 9,
            "licence_plate": "K-204-XR",
            "glass_cover": True,
            "roadside_phone": "088 555 0142",
        },
        "nl",
    ),
    Case(
        "album",
        Album,
        ALBUM,
        {
            "title": "Low tide",
            "band": "The Pilings",
            "label": "Groyne Records",
            "released": "2025-11-07",
            "format": "LP, 180 g",
            "track_count": 2,
            "running_minutes": 41,
            "producer": "Dee Sandes",
            "genres": ["folk", "drone"],
            "tracks": [
                {"number": 1, "name": "Slack water", "length": "20:14"},
                {"number": 2, "name": "Neap", "length": "20:50"},
            ],
            "similar_albums": ["Shingle", "Long shore"],
        },
    ),
]
