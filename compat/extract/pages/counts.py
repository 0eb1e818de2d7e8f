"""Counts, ranges and headings between rows: how many, from how much to how much, and of what."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

from .case import Case


class Lot(BaseModel):
    titre: str
    numero_lot: int
    estimation_basse: int
    estimation_haute: int
    enchere_actuelle: int
    nombre_encheres: int
    cloture: datetime
    artiste: str
    dimensions: str
    signe: bool
    provenance: str | None = None


AUCTION = Case(
    "auction",
    Lot,
    """<body><header><a href=/>Vente & Co</a></header><main><p class=ref>Lot 114</p><h1>Nature morte aux coings</h1><p class=a>Artiste : <a href=/a/3>Lucien Barrot (1888-1951)</a></p><div class=est><span>Estimation</span><strong>1 200 – 1 500 €</strong></div><div class=bid><span>Enchère actuelle</span><strong>980 €</strong> <small>(14 enchères)</small></div><p>Clôture le <time datetime="2026-10-02T18:30">2 octobre 2026 à 18 h 30</time></p><table><tr><th>Dimensions</th><td>46 × 55 cm</td></tr><tr><th>Signé</th><td>Oui, en bas à droite</td></tr><tr><th>Provenance</th><td>Inconnue</td></tr></table></main><aside><h2>Lots suivants</h2><a href=/l/115>Lot 115 : Pichet, 300 – 400 €</a></aside></body>""",
    {
        "titre": "Nature morte aux coings",
        "numero_lot": 114,
        "estimation_basse": 1200,
        "estimation_haute": 1500,
        "enchere_actuelle": 980,
        "nombre_encheres": 14,
        "cloture": "2026-10-02T18:30:00",
        "artiste": "Lucien Barrot (1888-1951)",
        "dimensions": "46 × 55 cm",
        "signe": True,
        "provenance": None,
    },
    "fr",
)


class Copy(BaseModel):
    branch: str
    shelf: str
    status: Literal["available", "on_loan", "reference_only"]
    due: date | None = None


class Title(BaseModel):
    title: str
    isbn: str
    holds: int
    copies: list[Copy]


HOLDINGS = Case(
    "holdings",
    Title,
    """<body><nav><a href=/>Catalogue</a></nav><div id=rec><h1>The Salt Road <small>by Nan Iverson</small></h1><ul class=meta><li>ISBN 978-1-4028-9462-6</li><li>Published 2019</li><li>3 holds</li></ul><table class=h><thead><tr><th>Shelf</th><th>Status</th><th>Due</th></tr></thead><tbody><tr class=grp><th colspan=3>Central Library</th></tr><tr><td>FIC IVE</td><td>Available</td><td></td></tr><tr><td>FIC IVE c.2</td><td>On loan</td><td>14 Jun 2026</td></tr><tr class=grp><th colspan=3>Mill Lane</th></tr><tr><td>L 203</td><td>Reference only</td><td>–</td></tr></tbody></table></div></body>""",
    {
        "title": "The Salt Road",
        "isbn": "978-1-4028-9462-6",
        "holds": 3,
        "copies": [
            {"branch": "Central Library", "shelf": "FIC IVE", "status": "available", "due": None},
            {"branch": "Central Library", "shelf": "FIC IVE c.2", "status": "on_loan", "due": "2026-06-14"},
            {"branch": "Mill Lane", "shelf": "L 203", "status": "reference_only", "due": None},
        ],
    },
)


class Kontakt(BaseModel):
    namn: str
    telefon: str


class Jobb(BaseModel):
    titel: str
    arbetsgivare: str
    ort: str
    lon_min_kr: int
    lon_max_kr: int
    omfattning: str
    sista_ansokningsdag: date
    krav: list[str]
    meriterande: list[str]
    kontakter: list[Kontakt]
    distans: bool


JOB = Case(
    "job_sv",
    Jobb,
    """<body><main><h1>Drifttekniker till vattenverket</h1><div class=top><span>Kalix Energi AB</span> · <span>Luleå</span></div><dl><dt>Arbetsgivare</dt><dd>Kalix Energi AB</dd><dt>Ort</dt><dd>Luleå</dd><dt>Lön</dt><dd>32 000–38 500 kr/mån</dd><dt>Omfattning</dt><dd>Heltid, tillsvidare</dd><dt>Sista ansökningsdag</dt><dd>30 april 2026</dd><dt>Distans</dt><dd>Nej</dd></dl><h2>Krav</h2><ul><li>B-körkort</li><li>Gymnasieutbildning</li></ul><h2>Meriterande</h2><ul><li>Erfarenhet av PLC</li></ul><h2>Kontakter</h2><div class=k><strong>Maja Lind</strong><span>Chef</span><a href="tel:+4692055501">0920-555 01</a></div><div class=k><strong>Olle Berg</strong><span>Facklig</span><a href="tel:+4692055502">0920-555 02</a></div></main></body>""",
    {
        "titel": "Drifttekniker till vattenverket",
        "arbetsgivare": "Kalix Energi AB",
        "ort": "Luleå",
        "lon_min_kr": 32000,
        "lon_max_kr": 38500,
        "omfattning": "Heltid, tillsvidare",
        "sista_ansokningsdag": "2026-04-30",
        "krav": ["B-körkort", "Gymnasieutbildning"],
        "meriterande": ["Erfarenhet av PLC"],
        "kontakter": [{"namn": "Maja Lind", "telefon": "0920-555 01"}, {"namn": "Olle Berg", "telefon": "0920-555 02"}],
        "distans": False,
    },
    "sv",
)


class Stay(BaseModel):
    confirmation: str
    guest: str
    check_in: date
    check_out: date
    nights: int
    adults: int
    children: int
    room_type: str
    breakfast_included: bool
    total: Decimal
    city_tax: Decimal | None


STAY = Case(
    "stay",
    Stay,
    """<body><div class=hd>bookly</div><h1>Your booking is confirmed</h1><p>Confirmation <b>QX7-4410</b></p><h2>Hotel Astor, Ghent</h2><table><tr><td>Guest</td><td>Ines Marlow</td></tr><tr><td>Check-in</td><td>Friday, 5 June 2026 (from 15:00)</td></tr><tr><td>Check-out</td><td>Sunday, 7 June 2026 (until 11:00)</td></tr><tr><td>Length of stay</td><td>2 nights</td></tr><tr><td>Guests</td><td>2 adults, 1 child</td></tr><tr><td>Room</td><td>Double room with balcony</td></tr><tr><td>Breakfast</td><td>Included</td></tr></table><table class=price><tr><td>Room, 2 nights</td><td>€ 248.00</td></tr><tr><td>City tax</td><td>to be paid at the hotel</td></tr><tr class=t><td>Total</td><td>€ 248.00</td></tr></table><p>You can cancel free of charge until 3 June 2026, 18:00.</p></body>""",
    {
        "confirmation": "QX7-4410",
        "guest": "Ines Marlow",
        "check_in": "2026-06-05",
        "check_out": "2026-06-07",
        "nights": 2,
        "adults": 2,
        "children": 1,
        "room_type": "Double room with balcony",
        "breakfast_included": True,
        "total": 248,
        "city_tax": None,
    },
)


class Issue(BaseModel):
    number: int
    title: str
    author: str
    opened: date
    comments: int


class Repo(BaseModel):
    open_count: int
    closed_count: int
    issues: list[Issue]


ISSUES = Case(
    "issues",
    Repo,
    """<body><header><a href=/>Forge</a></header><main><h1><a href=/lumen>lumen</a> / <strong><a href=/lumen/prism>prism</a></strong></h1><div class=tabs><a class=on>2 Open</a> <a>117 Closed</a></div><div class=list><div class=row><a class=t href=/i/88>Crash when the lens is rotated twice</a> <span class=lb><a href=/l/bug>bug</a> <a href=/l/ui>ui</a></span><div class=sub>#88 opened on <relative-time datetime="2026-03-04T10:00:00Z">Mar 4, 2026</relative-time> by <a href=/u/koa>koa</a></div><a aria-label="5 comments" href=/i/88#c>5</a></div><div class=row><a class=t href=/i/81>Document the beam API</a> <span class=lb><a href=/l/docs>docs</a></span><div class=sub>#81 opened on <relative-time datetime="2026-02-11T10:00:00Z">Feb 11, 2026</relative-time> by <a href=/u/ren>ren</a></div><a aria-label="0 comments" href=/i/81#c></a></div></div></main></body>""",
    {
        "open_count": 2,
        "closed_count": 117,
        "issues": [
            {
                "number": 88,
                "title": "Crash when the lens is rotated twice",
                "author": "koa",
                "opened": "2026-03-04",
                "comments": 5,
            },
            {"number": 81, "title": "Document the beam API", "author": "ren", "opened": "2026-02-11", "comments": 0},
        ],
    },
)

CASES = [AUCTION, HOLDINGS, JOB, STAY, ISSUES]
