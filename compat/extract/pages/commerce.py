"""Shops: products, listings, carts, orders, invoices, comparisons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case


class Product(BaseModel):
    name: str
    price: float
    currency: str | None = None
    sku: str
    brand: str
    rating: float | None = None
    review_count: int | None = None
    in_stock: bool
    gtin: str | None = None


GRAPH = """<head><title>Trail Lamp 300 | Northlight</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"WebSite","@id":"#site","name":"Northlight shop","url":"https://n.example/"},
{"@type":"Organization","@id":"#org","name":"Northlight Ltd"},
{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Lamps","item":"https://n.example/l"}]},
{"@type":"Brand","@id":"#brand","name":"Northlight"},
{"@type":"Product","name":"Trail Lamp 300","sku":"NL-300","brand":{"@id":"#brand"},
"aggregateRating":{"@type":"AggregateRating","ratingValue":"4.6","reviewCount":"182"},
"offers":{"@type":"Offer","price":"59.90","priceCurrency":"GBP","availability":"https://schema.org/InStock"}}]}</script></head>
<body><nav><a href=/l>Lamps</a></nav><main><h1>Trail Lamp 300</h1><p>£59.90</p><p>A lamp for trails.</p></main></body>"""


class Shoe(BaseModel):
    title: str
    price: Decimal
    old_price: Decimal | None
    color: str
    material: str
    weight_g: int
    heel_height_cm: float | None = None
    waterproof: bool
    article_number: str
    delivery_days: int | None = None


SHOE = """<body><div id=app><header class=s-1x><a href=/>Fjell</a><form><input type=search placeholder=Search></form></header>
<div class=s-2k><div class=s-9q><h1 class=s-aa>Fjell Hiker Low</h1><div class=s-pp><span class=s-p1><del>$149.00</del></span>
<span class=s-p2>$119.00</span></div></div>
<div class=s-sp><div class=s-r><div>Color</div><div>Moss green</div></div><div class=s-r><div>Upper material</div><div>Nubuck leather</div></div>
<div class=s-r><div>Weight</div><div>410 g</div></div><div class=s-r><div>Waterproof</div><div>Yes</div></div>
<div class=s-r><div>Article number</div><div>FH-2210-M</div></div></div></div></div></body>"""


class Card(BaseModel):
    name: str
    price: float
    url: str
    rating: float | None = None
    sold_out: bool | None = None


class Listing(BaseModel):
    products: list[Card]


LISTING = """<body><nav><ul><li><a href=/a>Home</a><li><a href=/b>Sale</a></ul></nav><h1>Backpacks</h1><div class=grid>
<div class="card sponsored"><a href="https://s.example/p/1"><img src=1.jpg alt=""><h3>Daypack 20</h3></a><div class=stars role=img aria-label="4.5 out of 5 stars">★★★★☆</div><span class=amount>€39.00</span></div>
<div class=card><a href="https://s.example/p/2"><img src=2.jpg alt=""><h3>Trek 55</h3></a><div class=stars role=img aria-label="4 out of 5 stars">★★★★</div><span class=amount>€149.95</span></div>
<div class="card is-featured"><a href="https://s.example/p/3"><img src=3.jpg alt=""><h3>Roll Top</h3></a><span class=amount>€1,089.00</span></div>
<div class=card><a href="https://s.example/p/4"><img src=4.jpg alt=""><h3>Kids 10</h3></a><div class=stars role=img aria-label="3.8 out of 5 stars">★★★</div><span class=amount>€25.50</span></div>
</div><footer>Prices include VAT</footer></body>"""


class Line(BaseModel):
    item: str
    quantity: int
    unit_price: float
    total: float


class Cart(BaseModel):
    lines: list[Line]
    subtotal: float
    shipping: float
    total: float
    coupon: str | None = None


CART = """<body><h1>Your cart</h1><table class=cart><thead><tr><th>Item</th><th>Unit price</th><th>Quantity</th><th>Total</th><th></th></tr></thead>
<tbody><tr><td><a href=/p/1>Cotton shirt</a></td><td>$24.00</td><td><input type=number value=2 aria-label="Quantity"></td><td>$48.00</td><td><button>Remove</button></td></tr>
<tr><td><a href=/p/2>Wool socks</a></td><td>$9.50</td><td><input type=number value=3 aria-label="Quantity"></td><td>$28.50</td><td><button>Remove</button></td></tr></tbody></table>
<aside><div class=row><span>Subtotal</span><span>$76.50</span></div><div class=row><span>Shipping</span><span>$4.99</span></div>
<div class="row strong"><span>Total</span><span>$81.49</span></div><label for=c>Coupon</label><input id=c></aside></body>"""


class Status(str, Enum):
    processing = "processing"
    shipped = "shipped"
    delivered = "delivered"


class Address(BaseModel):
    name: str
    street: str
    city: str


class Order(BaseModel):
    order_number: str
    order_date: date
    status: Status
    total: float
    shipping_address: Address
    billing_address: Address
    tracking_number: str | None = None


ORDER = """<body><main><h1>Order details</h1><div class=meta><p><strong>Order number:</strong> 100-48213</p><p><strong>Order date:</strong> March 5, 2024</p>
<p><strong>Status:</strong> <span class=badge>Shipped</span></p><p><strong>Order total:</strong> $212.40</p></div>
<section><h2>Shipping address</h2><dl><dt>Name</dt><dd>Ann Berg</dd><dt>Street</dt><dd>4 Hill Road</dd><dt>City</dt><dd>Leeds</dd></dl></section>
<section><h2>Billing address</h2><dl><dt>Name</dt><dd>Berg &amp; Sons</dd><dt>Street</dt><dd>19 Mill Lane</dd><dt>City</dt><dd>York</dd></dl></section>
<p><strong>Tracking number:</strong> not available</p></main></body>"""


class InvoiceLine(BaseModel):
    description: str
    hours: float
    rate: float
    amount: float


class Invoice(BaseModel):
    invoice_number: str = Field(alias="invoiceNumber")
    issued: date
    due_date: date
    vat_rate: float | None = None
    total_due: float
    lines: list[InvoiceLine]
    iban: str


INVOICE = """<body><div class=invoice><h1>Invoice</h1><table class=head><tr><td>Invoice number</td><td>2024-0117</td></tr><tr><td>Issued</td><td>17/01/2024</td></tr>
<tr><td>Due date</td><td>16/02/2024</td></tr></table>
<table class=items><tr><td><b>Description</b></td><td><b>Hours</b></td><td><b>Rate</b></td><td><b>Amount</b></td></tr>
<tr><td>Design of the shop</td><td>12.5</td><td>£80.00</td><td>£1,000.00</td></tr><tr><td>Workshop</td><td>4</td><td>£95.00</td><td>£380.00</td></tr>
<tfoot><tr><td colspan=3>Net</td><td>£1,380.00</td></tr><tr><td colspan=3>VAT rate</td><td>20%</td></tr><tr><td colspan=3>Total due</td><td>£1,656.00</td></tr></tfoot></table>
<p>IBAN: GB33 BUKB 2020 1555 5555 55</p></div></body>"""


class Plan(BaseModel):
    plan: str
    monthly_price: float
    users: int
    storage_gb: int
    phone_support: bool


class Plans(BaseModel):
    plans: list[Plan]


PLANS = """<body><h1>Compare plans</h1><table><tr><td></td><th scope=col>Basic</th><th scope=col>Team</th><th scope=col>Scale</th></tr>
<tr><th scope=row>Monthly price</th><td>$9</td><td>$29</td><td>$99</td></tr><tr><th scope=row>Users</th><td>1</td><td>10</td><td>250</td></tr>
<tr><th scope=row>Storage</th><td>10 GB</td><td>200 GB</td><td>2 TB</td></tr><tr><th scope=row>Phone support</th><td>✗</td><td>—</td><td>✓</td></tr></table></body>"""


class Watch(BaseModel):
    brand: str
    model: str
    price: float
    case_diameter_mm: float
    water_resistance: str
    movement: str
    warranty_years: int | None
    condition: Literal["new", "used", "refurbished"]


WATCH = """<head><title>Selva Diver</title><meta property="og:title" content="Selva Diver 40"><meta property="og:type" content=product>
<meta property="product:price:amount" content="1450.00"><meta property="product:price:currency" content="CHF"></head>
<body><h1>Selva Diver 40</h1><div><p class=lead>Automatic diving watch</p><ul class=facts><li>Brand: Selva</li><li>Model: Diver 40</li><li>Case diameter: 4 cm</li>
<li>Water resistance: 300 m</li><li>Movement: automatic</li><li>Condition: New</li><li>Warranty: ask us</li></ul></div></body>"""

CASES = [
    Case(
        "product with a graph",
        Product,
        GRAPH,
        {
            "name": "Trail Lamp 300",
            "price": 59.9,
            "currency": "GBP",
            "sku": "NL-300",
            "brand": "Northlight",
            "rating": 4.6,
            "review_count": 182,
            "in_stock": True,
            "gtin": None,
        },
    ),
    Case(
        "product with hashed classes",
        Shoe,
        SHOE,
        {
            "title": "Fjell Hiker Low",
            "price": 119,
            "old_price": 149,
            "color": "Moss green",
            "material": "Nubuck leather",
            "weight_g": 410,
            "heel_height_cm": None,
            "waterproof": True,
            "article_number": "FH-2210-M",
            "delivery_days": None,
        },
    ),
    Case(
        "listing",
        Listing,
        LISTING,
        {
            "products": [
                {"name": "Daypack 20", "price": 39, "url": "https://s.example/p/1", "rating": 4.5, "sold_out": None},
                {"name": "Trek 55", "price": 149.95, "url": "https://s.example/p/2", "rating": 4, "sold_out": None},
                {"name": "Roll Top", "price": 1089, "url": "https://s.example/p/3", "rating": None, "sold_out": None},
                {"name": "Kids 10", "price": 25.5, "url": "https://s.example/p/4", "rating": 3.8, "sold_out": None},
            ]
        },
    ),
    Case(
        "cart",
        Cart,
        CART,
        {
            "lines": [
                {"item": "Cotton shirt", "quantity": 2, "unit_price": 24, "total": 48},
                {"item": "Wool socks", "quantity": 3, "unit_price": 9.5, "total": 28.5},
            ],
            "subtotal": 76.5,
            "shipping": 4.99,
            "total": 81.49,
            "coupon": None,
        },
    ),
    Case(
        "order",
        Order,
        ORDER,
        {
            "order_number": "100-48213",
            "order_date": "2024-03-05",
            "status": "shipped",
            "total": 212.4,
            "shipping_address": {"name": "Ann Berg", "street": "4 Hill Road", "city": "Leeds"},
            "billing_address": {"name": "Berg & Sons", "street": "19 Mill Lane", "city": "York"},
            "tracking_number": None,
        },
    ),
    Case(
        "invoice",
        Invoice,
        INVOICE,
        {
            "invoiceNumber": "2024-0117",
            "issued": "2024-01-17",
            "due_date": "2024-02-16",
            "vat_rate": 20,
            "total_due": 1656,
            "lines": [
                {"description": "Design of the shop", "hours": 12.5, "rate": 80, "amount": 1000},
                {"description": "Workshop", "hours": 4, "rate": 95, "amount": 380},
            ],
            "iban": "GB33 BUKB 2020 1555 5555 55",
        },
        "en-GB",
    ),
    Case(
        "plans compared",
        Plans,
        PLANS,
        {
            "plans": [
                {"plan": "Basic", "monthly_price": 9, "users": 1, "storage_gb": 10, "phone_support": False},
                {"plan": "Team", "monthly_price": 29, "users": 10, "storage_gb": 200, "phone_support": None},
                {"plan": "Scale", "monthly_price": 99, "users": 250, "storage_gb": 2000, "phone_support": True},
            ]
        },
    ),
    Case(
        "watch with meta tags",
        Watch,
        WATCH,
        {
            "brand": "Selva",
            "model": "Diver 40",
            "price": 1450,
            "case_diameter_mm": 40,
            "water_resistance": "300 m",
            "movement": "automatic",
            "warranty_years": None,
            "condition": "new",
        },
    ),
]
