"""Pages of libraries, hospitals, clubs, banks and others, in the frame of larger sites."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case

MENU = """<div class="masthead"><a href="/" class="masthead__brand">Home</a><div class="masthead__menu"><div class="col"><p class="col__title">Browse</p><ul><li><a href="/a">New arrivals</a></li><li><a href="/b">Most read</a></li></ul></div><div class="col"><p class="col__title">Service</p><ul><li><a href="/c">Opening times</a></li><li><a href="/d">Fees</a></li></ul></div></div></div>"""
END = """<div class="page-end"><div><h4>Contact</h4><p>Phone: 0113 496 0800</p><p>Email: <a href="mailto:desk@site.example">desk@site.example</a></p></div><div><h4>Legal</h4><ul><li><a href="/i">Imprint</a></li><li><a href="/p">Privacy</a></li></ul></div><p>Last updated 1 January 2026</p></div>"""


def framed(html: str) -> str:
    """Returns a page in the frame of a larger site."""
    return f"<body>{MENU}{html}{END}</body>"


class Copy(BaseModel):
    barcode: str
    branch: str
    status: Literal["available", "on loan", "reference only"]
    due_back: date | None


class Record(BaseModel):
    title: str
    writer: str
    isbn: str
    publisher: str
    year: int
    page_count: int
    shelf_mark: str
    language: str
    loan_days: int
    reservations: int
    translator: str | None
    topics: list[str]
    copies: list[Copy]


LIBRARY = framed(
    """<main><div class="rec"><h1>The salt road</h1><p class="resp">by Ilse Marchand</p><dl class="marc"><dt>Author</dt><dd><a href="/au/1">Ilse Marchand</a></dd><dt>ISBN</dt><dd>978-0-00-114477-2</dd><dt>Publisher</dt><dd>Fennel Press</dd><dt>Published</dt><dd>2019</dd><dt>Extent</dt><dd>312 pages</dd><dt>Call number</dt><dd>F MAR 823</dd><dt>Language</dt><dd>English</dd><dt>Loan period</dt><dd>3 weeks</dd><dt>Reservations</dt><dd>2</dd><dt>Translator</dt><dd>—</dd></dl>
<h3>Topics</h3><ul class="tags"><li>Trade</li><li>Mountains</li></ul>
<h2>Copies</h2><table><tr><th>Barcode</th><th>Branch</th><th>Status</th><th>Due back</th></tr><tr><td>30012</td><td>Central</td><td>On loan</td><td>14 March 2026</td></tr><tr><td>30015</td><td>Harbour</td><td>Available</td><td></td></tr></table></div>
<div class="also"><h2>Readers also borrowed</h2><ul><li><a href="/r/1">The tin coast</a> by Ola Berg, 2017</li><li><a href="/r/2">Low water</a> by E. Roe, 2021</li></ul></div></main>"""
)


class Medication(BaseModel):
    drug: str
    dose_mg: float
    times_per_day: int


class Person(BaseModel):
    name: str
    date_of_birth: date
    phone: str | None


class Appointment(BaseModel):
    reference: str
    appointment_at: datetime
    department: str
    consultant: str
    room: str
    duration_minutes: int
    fasting_required: bool
    interpreter_needed: bool
    patient: Person
    next_of_kin: Person
    allergies: list[str]
    medications: list[Medication]
    notes: str | None


HOSPITAL = framed(
    """<main class="portal"><h1>Your appointment</h1><div class="panel"><div class="panel-row"><span class="cap">Reference</span><span>AP-55-0192</span></div><div class="panel-row"><span class="cap">Date and time</span><span>Thursday 12 March 2026, 9:40 am</span></div><div class="panel-row"><span class="cap">Clinic</span><span>Cardiology</span></div><div class="panel-row"><span class="cap">Doctor</span><span>Dr Wen Abara</span></div><div class="panel-row"><span class="cap">Room</span><span>C 2.14</span></div><div class="panel-row"><span class="cap">Duration</span><span>30 min</span></div><div class="panel-row"><span class="cap">Fasting</span><span>Required</span></div><div class="panel-row"><span class="cap">Interpreter</span><span>Not needed</span></div></div>
<div class="two"><section><h2>Patient</h2><p><b>Name</b> Olive Tarn</p><p><b>Date of birth</b> 02/11/1958</p><p><b>Phone</b> 0161 496 0221</p></section><section><h2>Next of kin</h2><p><b>Name</b> Reed Tarn</p><p><b>Date of birth</b> 19/04/1984</p><p><b>Phone</b> not recorded</p></section></div>
<h2>Allergies</h2><ul><li>Penicillin</li><li>Latex</li></ul><h2>Current medications</h2><table><thead><tr><th>Medicine</th><th>Dose (mg)</th><th>Times per day</th></tr></thead><tbody><tr><td>Bisoprolol</td><td>2.5</td><td>1</td></tr><tr><td>Metformin</td><td>850</td><td>2</td></tr></tbody></table></main>"""
)


class Line(BaseModel):
    position: int
    club: str
    played: int
    won: int
    drawn: int
    lost: int
    goals_for: int
    goals_against: int
    points: int


class League(BaseModel):
    competition: str
    season: str
    matchday: int
    top_scorer: str
    average_attendance: int
    table: list[Line]


LEAGUE = framed(
    """<div class="content"><h1>Fell Valley League</h1><ul class="meta"><li>Season <strong>2025/26</strong></li><li>Matchday <strong>18</strong></li><li>Top scorer <strong>J. Amari</strong></li><li>Average attendance <strong>1,284</strong></li></ul>
<table class="lt"><thead><tr><th><abbr title="Position">#</abbr></th><th>Club</th><th><abbr title="Played">P</abbr></th><th><abbr title="Won">W</abbr></th><th><abbr title="Drawn">D</abbr></th><th><abbr title="Lost">L</abbr></th><th><abbr title="Goals for">GF</abbr></th><th><abbr title="Goals against">GA</abbr></th><th><abbr title="Points">Pts</abbr></th></tr></thead><tbody><tr class="up"><td>1</td><td><a href="/c/1">Carr Town</a></td><td>18</td><td>12</td><td>4</td><td>2</td><td>37</td><td>15</td><td>40</td></tr><tr><td>2</td><td><a href="/c/2">Dale Rovers</a></td><td>18</td><td>11</td><td>3</td><td>4</td><td>30</td><td>20</td><td>36</td></tr></tbody></table>
<h2>Next fixtures</h2><table class="fx"><tr><td>7 March</td><td>Carr Town</td><td>v</td><td>Dale Rovers</td></tr><tr><td>7 March</td><td>Beck FC</td><td>v</td><td>Ings United</td></tr></table></div>"""
)


class Movement(BaseModel):
    booked: date
    text: str
    amount: float
    balance: float


class Account(BaseModel):
    holder: str
    iban: str
    bic: str
    current_balance: float
    available_balance: float
    overdraft_limit: float
    interest_rate_percent: float
    opened_on: date
    is_joint_account: bool
    transactions: list[Movement]


ACCOUNT = framed(
    """<div class="app"><h1>Everyday account</h1><div class="facts"><div><small>Account holder</small><div>Marit Solberg</div></div><div><small>IBAN</small><div>GB29 NWBK 6016 1331 9268 19</div></div><div><small>BIC</small><div>NWBKGB2L</div></div><div><small>Current balance</small><div>£1,240.55</div></div><div><small>Available</small><div>£1,740.55</div></div><div><small>Overdraft limit</small><div>£500.00</div></div><div><small>Interest rate</small><div>1.1 %</div></div><div><small>Opened on</small><div>3 June 2014</div></div><div><small>Joint account</small><div>No</div></div></div>
<h2>Transactions</h2><div class="tx"><div class="tx-head"><span>Date</span><span>Description</span><span>Amount</span><span>Balance</span></div><div class="tx-row"><span>01/03/2026</span><span>Salary Holm Ltd</span><span>+£2,100.00</span><span>£1,310.15</span></div><div class="tx-row"><span>02/03/2026</span><span>Greengrocer</span><span>-£69.60</span><span>£1,240.55</span></div></div>
<div class="offer"><h3>Savings at 3.2 %</h3><p>Open an account from £10.</p></div></div>"""
)


class Event(BaseModel):
    at: datetime
    place: str
    what: str


class Parcel(BaseModel):
    tracking_number: str
    status: Literal["in transit", "out for delivery", "delivered"]
    expected_delivery: date
    weight_kg: float
    service: str
    sender: str
    recipient_name: str
    recipient_town: str
    signature_required: bool
    insured_value: float | None
    events: list[Event]


PARCEL = framed(
    """<main><h1>Track your parcel</h1><div class="state"><span class="pill">In transit</span></div><div class="grid2"><div><h5>Tracking number</h5><p>LX 4410 2278 GB</p></div><div><h5>Expected delivery</h5><p>Fri, 6 March 2026</p></div><div><h5>Weight</h5><p>850 g</p></div><div><h5>Service</h5><p>Standard 48</p></div><div><h5>From</h5><p>Oak &amp; Thread</p></div><div><h5>Recipient</h5><p>Ada Penrose</p></div><div><h5>Town</h5><p>Truro</p></div><div><h5>Signature required</h5><p>Yes</p></div><div><h5>Insured value</h5><p>–</p></div></div>
<h2>Events</h2><ol class="tl"><li><time datetime="2026-03-04T18:20">4 March, 18:20</time><b>Exeter depot</b><p>Sorted</p></li><li><time datetime="2026-03-04T07:05">4 March, 07:05</time><b>Bristol hub</b><p>Received</p></li></ol>
<form class="find"><label>Track another <input name="n" placeholder="Tracking number"></label></form></main>"""
)


class Dish(BaseModel):
    name: str
    servings: int
    prep_time: timedelta
    cook_minutes: int
    calories_per_serving: int
    difficulty: Literal["easy", "medium", "hard"]
    is_vegetarian: bool
    author: str
    published: date
    ingredients: list[str]
    steps: list[str]


DISH = framed(
    """<article><h1>Leek and barley soup</h1><p class="by">By <a href="/u/4">Tove Lind</a> on <time datetime="2025-10-02">2 Oct 2025</time></p><div class="badges"><span>Vegetarian</span><span>Easy</span></div><div class="nums"><div><b>4</b><span>Servings</span></div><div><b>15 min</b><span>Preparation</span></div><div><b>50 min</b><span>Cooking</span></div><div><b>310 kcal</b><span>per serving</span></div></div>
<h2>Ingredients</h2><ul><li>3 leeks</li><li>120 g pearl barley</li><li>1 l stock</li></ul><h2>Method</h2><ol><li>Slice the leeks.</li><li>Simmer with the barley.</li></ol><h2>Comments (2)</h2><ul><li>Bo: very good</li><li>Ann: too much salt</li></ul></article>"""
)


class Device(BaseModel):
    product_name: str
    list_price: float
    sale_price: float
    saving_percent: int
    stock_status: str
    delivery_days: int
    screen_inches: float
    battery_hours: int
    memory_gb: int
    weight_g: int
    warranty_years: int
    rating: float
    review_count: int
    colours: list[str]
    has_touchscreen: bool


DEVICE = framed(
    """<div class="pdp"><h1>Lumen Slate 11</h1><div class="rate" aria-label="Rated 4.4 out of 5"></div><a href="#r">218 reviews</a><div class="cost"><s>£499.00</s> <strong>£424.15</strong> <em>-15%</em></div><p class="avail">In stock</p><p>Delivery in 3 days</p><fieldset><legend>Colours</legend><label><input type="radio" name="c" checked> Slate</label><label><input type="radio" name="c"> Sand</label></fieldset>
<table class="spec"><tbody><tr><th>Screen size</th><td>11.2 in</td></tr><tr><th>Battery life</th><td>up to 14 hours</td></tr><tr><th>RAM</th><td>8 GB</td></tr><tr><th>Weight</th><td>0.48 kg</td></tr><tr><th>Warranty</th><td>24 months</td></tr><tr><th>Touchscreen</th><td>Yes</td></tr></tbody></table></div>
<div class="recs"><h2>You may also like</h2><div class="rec"><a href="/p/1"><h3>Lumen Slate 9</h3></a><span>£299.00</span></div><div class="rec"><a href="/p/2"><h3>Pen 2</h3></a><span>£39.00</span></div></div>"""
)


class Grade(BaseModel):
    subject: str
    mark: int
    effort: str
    teacher: str


class Report(BaseModel):
    pupil: str
    form: str
    school: str
    term: str
    days_absent: int
    times_late: int
    head_teacher: str
    issued_on: date
    next_parents_evening: datetime | None
    grades: list[Grade]
    comment: str


REPORT = framed(
    """<div id="main"><h1>School report</h1><p>Pupil: <strong>Finn Adair</strong></p><p>Form: <strong>8B</strong></p><p>School: <strong>Lowick Academy</strong></p><p>Term: <strong>Autumn 2025</strong></p><p>Absences: <strong>3 days</strong></p><p>Late arrivals: <strong>1</strong></p><table border=1><caption>Grades</caption><tr><td>Subject</td><td>Mark</td><td>Effort</td><td>Teacher</td></tr><tr><td>Maths</td><td>71</td><td>good</td><td>Mr Boyle</td></tr><tr><td>French</td><td>64</td><td>fair</td><td>Mme Roux</td></tr></table>
<h3>Comment</h3><p>Finn has settled in well and asks good questions.</p><p>Headteacher: <strong>S. Ogunleye</strong></p><p>Date of issue: <strong>19 December 2025</strong></p></div>"""
)


class Rechnung(BaseModel):
    customer_number: str
    invoice_number: str
    invoice_date: date
    due_date: date
    amount_due: float
    vat_amount: float
    consumption_kwh: int
    meter_number: str
    payment_method: str
    contract_end: date | None


FACTURE = framed(
    """<main><h1>Votre facture d'électricité</h1><table class="recap"><tr><td>N° client</td><td>7 004 118</td></tr><tr><td>N° de facture</td><td>F-2026-00217</td></tr><tr><td>Date de facture</td><td>3 février 2026</td></tr><tr><td>À payer avant le</td><td>24 février 2026</td></tr><tr><td>Montant à payer</td><td>1 204,50 €</td></tr><tr><td>dont TVA</td><td>200,75 €</td></tr><tr><td>Consommation</td><td>4 310 kWh</td></tr><tr><td>N° de compteur</td><td>144 772</td></tr><tr><td>Mode de paiement</td><td>Prélèvement</td></tr><tr><td>Fin du contrat</td><td>non renseigné</td></tr></table></main>"""
)


class Piso(BaseModel):
    rent_per_month: int
    deposit: int
    rooms: int
    bathrooms: int
    area_m2: int
    floor: str
    has_elevator: bool
    furnished: bool
    pets_allowed: bool
    available_from: date
    energy_class: str
    agency_phone: str


PISO = framed(
    """<main><h1>Piso en alquiler en la calle Olmo</h1><p class="precio"><strong>1.150 €</strong>/mes</p><ul class="caract"><li><span>Fianza</span> 2.300 €</li><li><span>Habitaciones</span> 3</li><li><span>Baños</span> 2</li><li><span>Superficie</span> 84 m²</li><li><span>Planta</span> 4ª</li><li><span>Ascensor</span> Sí</li><li><span>Amueblado</span> No</li><li><span>Mascotas</span> Sí</li><li><span>Disponible desde</span> 1 de abril de 2026</li><li><span>Certificado energético</span> D</li></ul><div class="ag"><h2>Agencia</h2><p>Fincas Robledo</p><a href="tel:+34915550142">915 550 142</a></div></main>
<section class="mas"><h2>Pisos similares</h2><div class="p"><a href="/2">Calle Sauce</a><span>980 €</span><span>2 habitaciones</span></div><div class="p"><a href="/3">Calle Pino</a><span>1.240 €</span><span>3 habitaciones</span></div></section>"""
)


class Stelle(BaseModel):
    title: str = Field(description="Stellenbezeichnung")
    employer: str = Field(description="Arbeitgeber")
    workplace: str = Field(description="Arbeitsort")
    start: date = Field(description="Eintritt")
    weekly_hours: float
    salary_group: str = Field(description="Entgeltgruppe")
    fixed_term: bool = Field(description="befristet")
    apply_by: date = Field(description="Bewerbungsfrist")
    contact: str = Field(description="Ansprechpartnerin")
    contact_phone: str
    duties: list[str] = Field(description="Aufgaben")
    travel_required: bool | None


STELLE = framed(
    """<main><h1>Gärtnerin oder Gärtner (m/w/d)</h1><div class="kurz"><p><span>Arbeitgeber:</span> Stadt Ahlfeld</p><p><span>Arbeitsort:</span> Betriebshof Süd</p><p><span>Eintritt:</span> 01.05.2026</p><p><span>Wochenarbeitszeit:</span> 38,5 Stunden</p><p><span>Entgeltgruppe:</span> EG 5</p><p><span>Befristet:</span> nein</p><p><span>Bewerbungsfrist:</span> 31.03.2026</p></div><h2>Aufgaben</h2><ul><li>Pflege der Parks</li><li>Baumschnitt</li></ul><h2>Wir bieten</h2><ul><li>Jobticket</li><li>30 Tage Urlaub</li></ul><h2>Kontakt</h2><p>Ansprechpartnerin: Frau Ulrike Stein</p><p>Telefon: 05181 555 210</p></main>"""
)

CASES = [
    Case(
        "record of a library",
        Record,
        LIBRARY,
        {
            "title": "The salt road",
            "writer": "Ilse Marchand",
            "isbn": "978-0-00-114477-2",
            "publisher": "Fennel Press",
            "year": 2019,
            "page_count": 312,
            "shelf_mark": "F MAR 823",
            "language": "English",
            "loan_days": 21,
            "reservations": 2,
            "translator": None,
            "topics": ["Trade", "Mountains"],
            "copies": [
                {"barcode": "30012", "branch": "Central", "status": "on loan", "due_back": "2026-03-14"},
                {"barcode": "30015", "branch": "Harbour", "status": "available", "due_back": None},
            ],
        },
    ),
    Case(
        "hospital appointment",
        Appointment,
        HOSPITAL,
        {
            "reference": "AP-55-0192",
            "appointment_at": "2026-03-12T09:40:00",
            "department": "Cardiology",
            "consultant": "Dr Wen Abara",
            "room": "C 2.14",
            "duration_minutes": 30,
            "fasting_required": True,
            "interpreter_needed": False,
            "patient": {"name": "Olive Tarn", "date_of_birth": "1958-11-02", "phone": "0161 496 0221"},
            "next_of_kin": {"name": "Reed Tarn", "date_of_birth": "1984-04-19", "phone": None},
            "allergies": ["Penicillin", "Latex"],
            "medications": [
                {"drug": "Bisoprolol", "dose_mg": 2.5, "times_per_day": 1},
                {"drug": "Metformin", "dose_mg": 850, "times_per_day": 2},
            ],
            "notes": None,
        },
        "en-GB",
    ),
    Case(
        "league",
        League,
        LEAGUE,
        {
            "competition": "Fell Valley League",
            "season": "2025/26",
            "matchday": 18,
            "top_scorer": "J. Amari",
            "average_attendance": 1284,
            "table": [
                {
                    "position": 1,
                    "club": "Carr Town",
                    "played": 18,
                    "won": 12,
                    "drawn": 4,
                    "lost": 2,
                    "goals_for": 37,
                    "goals_against": 15,
                    "points": 40,
                },
                {
                    "position": 2,
                    "club": "Dale Rovers",
                    "played": 18,
                    "won": 11,
                    "drawn": 3,
                    "lost": 4,
                    "goals_for": 30,
                    "goals_against": 20,
                    "points": 36,
                },
            ],
        },
    ),
    Case(
        "everyday account",
        Account,
        ACCOUNT,
        {
            "holder": "Marit Solberg",
            "iban": "GB29 NWBK 6016 1331 9268 19",
            "bic": "NWBKGB2L",
            "current_balance": 1240.55,
            "available_balance": 1740.55,
            "overdraft_limit": 500,
            "interest_rate_percent": 1.1,
            "opened_on": "2014-06-03",
            "is_joint_account": False,
            "transactions": [
                {"booked": "2026-03-01", "text": "Salary Holm Ltd", "amount": 2100, "balance": 1310.15},
                {"booked": "2026-03-02", "text": "Greengrocer", "amount": -69.6, "balance": 1240.55},
            ],
        },
        "en-GB",
    ),
    Case(
        "parcel on its way",
        Parcel,
        PARCEL,
        {
            "tracking_number": "LX 4410 2278 GB",
            "status": "in transit",
            "expected_delivery": "2026-03-06",
            "weight_kg": 0.85,
            "service": "Standard 48",
            "sender": "Oak & Thread",
            "recipient_name": "Ada Penrose",
            "recipient_town": "Truro",
            "signature_required": True,
            "insured_value": None,
            "events": [
                {"at": "2026-03-04T18:20:00", "place": "Exeter depot", "what": "Sorted"},
                {"at": "2026-03-04T07:05:00", "place": "Bristol hub", "what": "Received"},
            ],
        },
    ),
    Case(
        "soup",
        Dish,
        DISH,
        {
            "name": "Leek and barley soup",
            "servings": 4,
            "prep_time": "PT15M",
            "cook_minutes": 50,
            "calories_per_serving": 310,
            "difficulty": "easy",
            "is_vegetarian": True,
            "author": "Tove Lind",
            "published": "2025-10-02",
            "ingredients": ["3 leeks", "120 g pearl barley", "1 l stock"],
            "steps": ["Slice the leeks.", "Simmer with the barley."],
        },
    ),
    Case(
        "tablet on sale",
        Device,
        DEVICE,
        {
            "product_name": "Lumen Slate 11",
            "list_price": 499,
            "sale_price": 424.15,
            "saving_percent": 15,
            "stock_status": "In stock",
            "delivery_days": 3,
            "screen_inches": 11.2,
            "battery_hours": 14,
            "memory_gb": 8,
            "weight_g": 480,
            "warranty_years": 2,
            "rating": 4.4,
            "review_count": 218,
            "colours": ["Slate", "Sand"],
            "has_touchscreen": True,
        },
    ),
    Case(
        "school report",
        Report,
        REPORT,
        {
            "pupil": "Finn Adair",
            "form": "8B",
            "school": "Lowick Academy",
            "term": "Autumn 2025",
            "days_absent": 3,
            "times_late": 1,
            "head_teacher": "S. Ogunleye",
            "issued_on": "2025-12-19",
            "next_parents_evening": None,
            "grades": [
                {"subject": "Maths", "mark": 71, "effort": "good", "teacher": "Mr Boyle"},
                {"subject": "French", "mark": 64, "effort": "fair", "teacher": "Mme Roux"},
            ],
            "comment": "Finn has settled in well and asks good questions.",
        },
    ),
    Case(
        "facture",
        Rechnung,
        FACTURE,
        {
            "customer_number": "7 004 118",
            "invoice_number": "F-2026-00217",
            "invoice_date": "2026-02-03",
            "due_date": "2026-02-24",
            "amount_due": 1204.5,
            "vat_amount": 200.75,
            "consumption_kwh": 4310,
            "meter_number": "144 772",
            "payment_method": "Prélèvement",
            "contract_end": None,
        },
        "fr",
    ),
    Case(
        "piso",
        Piso,
        PISO,
        {
            "rent_per_month": 1150,
            "deposit": 2300,
            "rooms": 3,
            "bathrooms": 2,
            "area_m2": 84,
            "floor": "4ª",
            "has_elevator": True,
            "furnished": False,
            "pets_allowed": True,
            "available_from": "2026-04-01",
            "energy_class": "D",
            "agency_phone": "915 550 142",
        },
        "es",
    ),
    Case(
        "stelle",
        Stelle,
        STELLE,
        {
            "title": "Gärtnerin oder Gärtner (m/w/d)",
            "employer": "Stadt Ahlfeld",
            "workplace": "Betriebshof Süd",
            "start": "2026-05-01",
            "weekly_hours": 38.5,
            "salary_group": "EG 5",
            "fixed_term": False,
            "apply_by": "2026-03-31",
            "contact": "Frau Ulrike Stein",
            "contact_phone": "05181 555 210",
            "duties": ["Pflege der Parks", "Baumschnitt"],
            "travel_required": None,
        },
        "de",
    ),
]
