"""Pages on which readers go wrong: related things, two lists alike, labels that share words, values that are not there."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case


class Chair(BaseModel):
    name: str
    price: float | None = None
    sku: str | None = None
    colors: list[str] | None = None
    rating: float | None = None
    related: list[str] | None = None


RELATED = "<body><h1>Oak chair</h1><p>Solid oak.</p><h2>Related products</h2><div class=g><div class=card><a href=/1><img src=a.png><h3>Pine chair</h3></a><span class=price>$20</span><span class=rating>4.5</span></div><div class=card><a href=/2><img src=b.png><h3>Ash chair</h3></a><span class=price>$30</span></div></div><footer>SKU policy: all sales final</footer></body>"


class Offer(BaseModel):
    product_name: str
    current_price: float
    original_price: float | None
    discount_percent: int | None = None
    in_stock: bool
    shipping_weight_lb: float | None = None
    colors: list[str]


OFFER = "<body><main><h1 class=product-title>Camp stove</h1><div class=price-box><span class=price--current>$79.99</span> <span class=price--was>$99.99</span> <em>20% off</em></div><p class=availability>In stock</p><p>Shipping weight: 3.2 lb</p><div><span>Colors:</span><ul><li>Red</li><li>Blue</li></ul></div></main></body>"


class Confirmation(BaseModel):
    customer_name: str | None = None
    customer_email: str | None = None
    order_total: float | None = None
    order_id: str | None = None
    phone: str | None = None


CONFIRMATION = "<body><h1>Thank you!</h1><p>Your order <b>#55012</b> is confirmed.</p><dl><dt>Order</dt><dd>55012</dd><dt>Delivery</dt><dd>Tuesday</dd></dl><footer><p>Questions? Call 0800 1234</p></footer></body>"


class Employee(BaseModel):
    name: str
    department: str
    hired: date | None = None
    salary: float | None = None


class Staff(BaseModel):
    active_employees: list[Employee]
    former_employees: list[Employee]


STAFF = "<body><h1>Staff</h1><h2>Active employees</h2><ul class=people><li><strong>Ann Lee</strong><span class=dept>Department: Sales</span><span>Hired: Jan 5, 2020</span></li><li class=lead><strong>Bo Ek</strong><span class=dept>Department: IT</span></li></ul><h2>Former employees</h2><ul class=people><li><strong>Cy Dow</strong><span class=dept>Department: Legal</span></li></ul></body>"


class Hours(BaseModel):
    day: str
    opens: time | None
    closes: time | None


class Shop(BaseModel):
    name: str
    phone: str | None
    hours: list[Hours]


SHOP = "<body><h1>Book Nook</h1><a href='tel:+15550100'>+1 555 0100</a><h2>Hours</h2><table><tr><th>Day</th><th>Opens</th><th>Closes</th></tr><tr><td>Monday</td><td>9:00 AM</td><td>6:00 PM</td></tr><tr><td>Sunday</td><td>–</td><td>–</td></tr></table></body>"


class Talk(BaseModel):
    time: str
    title: str
    speaker: str
    room: str | None = None


class Conference(BaseModel):
    conference: str | None = None
    talks: list[Talk]


TALKS = "<body><h1>PyFest 2024</h1><section id=talks><h2>Talks</h2><div class=talk><div class=time>09:00</div><div class=title>Opening</div><div class=speaker>Ann</div><div class=room>Hall A</div></div><div class='talk keynote'><div class=time>10:00</div><div class=title>Types</div><div class=speaker>Bo</div></div></section></body>"


class Room(BaseModel):
    name: str
    beds: int
    price: Decimal
    breakfast_included: bool | None = None
    size_m2: float | None = None


class Rooms(BaseModel):
    rooms: list[Room]


ROOMS = "<body><h1>Rooms</h1><article class=r><h2>Double</h2><ul><li>Beds: 1</li><li>Size: 18 m²</li></ul><p class=p>€95.00 per night</p><p>Breakfast included</p></article><article class='r last'><h2>Family</h2><ul><li>Beds: 3</li><li>Size: 31 m²</li></ul><p class=p>€1’140.50 per night</p></article></body>"


class Review(BaseModel):
    author: str
    rating: float
    date: str | None = None
    body: str


class Reviews(BaseModel):
    average_rating: float
    review_count: int
    reviews: list[Review]


REVIEWS = "<body><h1>Reviews of Kettle</h1><div class=sum><span class=avg>Average rating: 4.3</span><span>27 reviews</span></div><div class=reviews><div class=review><span class=author>Kim</span><span role=img aria-label='5 out of 5 stars'></span><span class=date>2 May</span><p class=body>Great.</p></div><div class=review><span class=author>Lu</span><span role=img aria-label='3 out of 5 stars'></span><p class=body>Fine.</p></div></div></body>"


class Specs(BaseModel):
    display_size: float = Field(description="in inches")
    battery_mah: int
    ram_gb: int
    weight_g: float
    has_nfc: bool
    sim_type: str | None = None
    release_date: date | None = None


class Telephone(BaseModel):
    model: str
    specs: Specs


TELEPHONE = '<body><h1>Zeta 9</h1><table class=kv><tr><td>Model</td><td>Zeta 9</td></tr></table><h2>Specs</h2><table><tr><td>Display size</td><td>6.1"</td></tr><tr><td>Battery</td><td>4,500 mAh</td></tr><tr><td>RAM</td><td>8 GB</td></tr><tr><td>Weight</td><td>0.19 kg</td></tr><tr><td>NFC</td><td>✓</td></tr><tr><td>Release date</td><td>Sept 2023</td></tr></table></body>'


class Book(BaseModel):
    title: str
    author: str
    isbn: str
    pages: int
    publisher: str
    language: str
    published: date
    price: float


BOOK = '<head><title>x</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Book","name":"The Salt Path","author":{"@type":"Person","name":"R. Winn"},"isbn":"978-1","numberOfPages":274,"publisher":{"@type":"Organization","name":"Penguin"},"inLanguage":"en","datePublished":"2018-03-22","offers":{"@type":"Offer","price":9.99,"priceCurrency":"GBP"}}</script></head><body><h1>The Salt Path</h1></body>'


class Subscription(BaseModel):
    plan: str
    renews_on: date
    amount: float
    status: Literal["active", "cancelled", "past_due"]
    card_last4: str | None = None
    seats_used: int | None = None


SUBSCRIPTION = "<body><h1>Billing</h1><div class=panel><div class=line><span class=l>Plan</span><span class=v>Team</span></div><div class=line><span class=l>Status</span><span class=v>Past due</span></div><div class=line><span class=l>Renews on</span><span class=v>1 July 2024</span></div><div class=line><span class=l>Amount</span><span class=v>$290.00</span></div></div></body>"


class Weather(BaseModel):
    city: str
    temperature_c: float
    humidity_percent: int
    wind_kmh: float
    sunrise: time
    uv_index: int | None = None


WEATHER = "<body><h1>Weather</h1><p>City: Oulu</p><div class=m><span class=big>-12 °C</span><span>Temperature</span></div><div class=m><span class=big>81%</span><span>Humidity</span></div><div class=m><span class=big>14 km/h</span><span>Wind</span></div><p><strong>Sunrise</strong> 8:12 am</p></body>"


class Artikel(BaseModel):
    bezeichnung: str
    preis: Decimal
    lieferzeit_tage: int
    verfuegbar: bool
    bewertung: float
    gewicht_kg: float
    hersteller: str
    ean: str | None = None


ARTIKEL = "<body><main><h1>Kaffeemühle</h1><dl><dt>Bezeichnung</dt><dd>Mühle K2</dd><dt>Preis</dt><dd>1.049 €</dd><dt>Lieferzeit</dt><dd>3 Tage</dd><dt>Verfügbar</dt><dd>Ja</dd><dt>Bewertung</dt><dd>4,7 von 5</dd><dt>Gewicht</dt><dd>850 g</dd><dt>Hersteller</dt><dd>Holz &amp; Co</dd><dt>EAN</dt><dd>k. A.</dd></dl></main></body>"


class Caller(BaseModel):
    name: str
    phone: str


class Patient(BaseModel):
    patient: Caller
    emergency_contact: Caller
    blood_type: str | None = None
    allergies: list[str]


PATIENT = "<body><h1>Patient record</h1><section aria-labelledby=a><h2 id=a>Patient</h2><p>Name: Ida Holt</p><p>Phone: 555 1000</p></section><fieldset><legend>Emergency contact</legend><label>Name <input value='Ove Holt'></label><label>Phone <input value='555 2000'></label></fieldset><dl><dt>Allergies</dt><dd>Nuts</dd><dd>Pollen</dd></dl></body>"

CASES = [
    Case(
        "related products",
        Chair,
        RELATED,
        {
            "name": "Oak chair",
            "price": None,
            "sku": None,
            "colors": None,
            "rating": None,
            "related": ["Pine chair", "Ash chair"],
        },
    ),
    Case(
        "offer",
        Offer,
        OFFER,
        {
            "product_name": "Camp stove",
            "current_price": 79.99,
            "original_price": 99.99,
            "discount_percent": 20,
            "in_stock": True,
            "shipping_weight_lb": 3.2,
            "colors": ["Red", "Blue"],
        },
    ),
    Case(
        "confirmation",
        Confirmation,
        CONFIRMATION,
        {"customer_name": None, "customer_email": None, "order_total": None, "order_id": "55012", "phone": None},
    ),
    Case(
        "staff of two kinds",
        Staff,
        STAFF,
        {
            "active_employees": [
                {"name": "Ann Lee", "department": "Sales", "hired": "2020-01-05", "salary": None},
                {"name": "Bo Ek", "department": "IT", "hired": None, "salary": None},
            ],
            "former_employees": [{"name": "Cy Dow", "department": "Legal", "hired": None, "salary": None}],
        },
    ),
    Case(
        "opening hours",
        Shop,
        SHOP,
        {
            "name": "Book Nook",
            "phone": "+1 555 0100",
            "hours": [
                {"day": "Monday", "opens": "09:00:00", "closes": "18:00:00"},
                {"day": "Sunday", "opens": None, "closes": None},
            ],
        },
    ),
    Case(
        "talks",
        Conference,
        TALKS,
        {
            "conference": None,
            "talks": [
                {"time": "09:00", "title": "Opening", "speaker": "Ann", "room": "Hall A"},
                {"time": "10:00", "title": "Types", "speaker": "Bo", "room": None},
            ],
        },
    ),
    Case(
        "rooms",
        Rooms,
        ROOMS,
        {
            "rooms": [
                {"name": "Double", "beds": 1, "price": 95, "breakfast_included": True, "size_m2": 18},
                {"name": "Family", "beds": 3, "price": 1140.5, "breakfast_included": None, "size_m2": 31},
            ]
        },
    ),
    Case(
        "reviews",
        Reviews,
        REVIEWS,
        {
            "average_rating": 4.3,
            "review_count": 27,
            "reviews": [
                {"author": "Kim", "rating": 5, "date": "2 May", "body": "Great."},
                {"author": "Lu", "rating": 3, "date": None, "body": "Fine."},
            ],
        },
    ),
    Case(
        "telephone",
        Telephone,
        TELEPHONE,
        {
            "model": "Zeta 9",
            "specs": {
                "display_size": 6.1,
                "battery_mah": 4500,
                "ram_gb": 8,
                "weight_g": 190,
                "has_nfc": True,
                "sim_type": None,
                "release_date": None,
            },
        },
    ),
    Case(
        "book",
        Book,
        BOOK,
        {
            "title": "The Salt Path",
            "author": "R. Winn",
            "isbn": "978-1",
            "pages": 274,
            "publisher": "Penguin",
            "language": "en",
            "published": "2018-03-22",
            "price": 9.99,
        },
    ),
    Case(
        "subscription",
        Subscription,
        SUBSCRIPTION,
        {
            "plan": "Team",
            "renews_on": "2024-07-01",
            "amount": 290,
            "status": "past_due",
            "card_last4": None,
            "seats_used": None,
        },
    ),
    Case(
        "weather",
        Weather,
        WEATHER,
        {
            "city": "Oulu",
            "temperature_c": -12,
            "humidity_percent": 81,
            "wind_kmh": 14,
            "sunrise": "08:12:00",
            "uv_index": None,
        },
    ),
    Case(
        "German article",
        Artikel,
        ARTIKEL,
        {
            "bezeichnung": "Mühle K2",
            "preis": 1049,
            "lieferzeit_tage": 3,
            "verfuegbar": True,
            "bewertung": 4.7,
            "gewicht_kg": 0.85,
            "hersteller": "Holz & Co",
            "ean": None,
        },
        "de",
    ),
    Case(
        "patient",
        Patient,
        PATIENT,
        {
            "patient": {"name": "Ida Holt", "phone": "555 1000"},
            "emergency_contact": {"name": "Ove Holt", "phone": "555 2000"},
            "blood_type": None,
            "allergies": ["Nuts", "Pollen"],
        },
    ),
]
