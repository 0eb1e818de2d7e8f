"""Pages that say by place what something is: in cards without labels, beside headings, in lines of several labels."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case


class Keg(BaseModel):
    beer: str
    style: str
    price_per_l: Decimal
    volume_l: int


class Taproom(BaseModel):
    taproom: str
    brewer: str
    batch: str
    glycol_cooled: bool
    kegs: list[Keg]


TAPROOM = "<body><div class=top><h1>Harrow Lane Taproom</h1><div class=facts><span class=lbl>Brewer</span> <strong>Ines Holt</strong> <span class=lbl>Batch</span> <code>B-118</code> <span class=lbl>Glycol cooled</span> <em>✔ <span class=sr>Yes</span></em></div></div><section><h2>Kegs</h2><article class=keg><h3>Dusk Porter</h3><p class=s>Porter</p><p>Volume <b>30 l</b></p><p class=price><b>£4.20/l</b></p></article><article class='keg keg-new'><span class=ribbon>New</span><h3>Sea Salt Gose</h3><p class=s>Sour</p><p>Volume <b>20 l</b></p><p class=price><b>£5.05/l</b></p></article><article class=keg><h3>Old Ferry Bitter</h3><p class=s>Bitter</p><p>Volume <b>50 l</b></p><p class=price><b>£3.80/l</b></p></article></section></body>"


class Module(BaseModel):
    code: str
    title: str


class Degree(BaseModel):
    title: str
    coordinator: str
    coordinator_email: str
    compulsory_modules: list[Module] = Field(description="Modules that are compulsory")
    keywords: list[str]


DEGREE = "<body><main><h1>Timber Engineering</h1><p>Coordinator: <a href='mailto:w.ost@lyceum.example'>Wanda Ost</a> · Keywords: <a href=/k/1>joints</a> <a href=/k/2>glulam</a></p><h2>Modules</h2><h3>Elective</h3><ul><li><a href=/m/9>TE309</a>: Acoustics</li><li><a href=/m/8>TE311</a>: Fire</li></ul><h3>Compulsory</h3><ul><li><a href=/m/1>TE101</a>: Wood Science</li><li><a href=/m/2>TE104</a>: Statics of Frames</li><li><a href=/m/3>TE120</a>: Drawing</li></ul></main><div id=sidebar><p>Coordinator: the dean</p></div></body>"


class Oeffnung(BaseModel):
    day: str
    opens: time | None
    closes: time | None


class Buecherei(BaseModel):
    buecherei: str
    leitung: str
    telefon: str
    leihfrist_beginn: date
    leihfrist_ende: date
    gebuehr: Decimal | None
    ausleihen: int
    hours: list[Oeffnung]


BUECHEREI = "<body><h1>Stadtteilbücherei Ostend</h1><p>Leitung: Maria Vogt · Telefon: 069 555 0134 · Ausleihen: 12.480</p><table><tr><td>Leihfrist</td><td>Beginn: 04.05.2026<br>Ende: 29.05.2026</td></tr><tr><td>Gebühr</td><td>nicht bekannt für diese Filiale</td></tr></table><dl><dt>Montag</dt><dd>geschlossen</dd><dt>Dienstag bis Freitag</dt><dd>10:00 – 18:00</dd><dt>Sa & So</dt><dd>11:00 – 15:30</dd></dl><div class=box><h3>Zentralbücherei</h3><p>Leitung: Uwe Kern<br>Telefon: 069 555 0100</p></div></body>"


class Tent(BaseModel):
    name: str
    price: Decimal
    hh_mm: float = Field(description="HH")
    floor_area_sqm: float
    freestanding: bool


class Tents(BaseModel):
    tents: list[Tent]


TENTS = "<body><h1>Which tent?</h1><table><thead><tr><th></th><th>Lark 2</th><th>Heron 3 <span class=badge>Staff pick</span></th></tr></thead><tbody><tr><th>Price</th><td>$210.00</td><td>$389.50</td></tr><tr><th><abbr title='Head height'>HH</abbr></th><td>1060 mm</td><td>1120 mm</td></tr><tr><th>Floor area</th><td>3.1 m²</td><td>4.4 m²</td></tr><tr><th>Freestanding</th><td>No</td><td>Yes</td></tr></tbody></table></body>"


class Stop(BaseModel):
    depot: str
    scanned: date


class Delivery(BaseModel):
    tracking_id: str
    state: Literal["collected", "in transit", "delivered"]
    is_reshipped: bool
    contents: str
    packed_at: date
    stops: list[Stop]


DELIVERY = "<body><header><a href=/>Haulwell</a></header><main><h1>Your parcel</h1><span class=chip>In transit</span> <span class=chip>Re-shipped</span><div><b>Tracking ID</b> <span>HW-20917</span></div><div><b>Contents</b> <span>Garden chairs</span></div><div><b>Packed</b> <span>2 June 2026</span></div><h2>Stops</h2><ol><li><span class=d>3 June 2026</span><span class=p>Crewe North</span></li><li><span class=d>4 June 2026</span><span class=p>Tyne Quay</span></li></ol><h2>Contents of other parcels</h2><ul><li>Lamps</li><li>Rugs</li></ul></main></body>"


class Lejemaal(BaseModel):
    titel: str
    leje_kr: int
    forbrug_kwh_m2: float | None
    type: Literal["bolig", "erhverv"]


LEJEMAAL = "<body><h1>Lys hjørnelejlighed</h1><div class=pris><span>9.450 kr.</span></div><p>Leje: 9.450 kr.</p><p>Type: Bolig</p><p>Forbrug: 88 kWh/m2</p></body>"

CASES = [
    Case(
        "cards by elimination",
        Taproom,
        TAPROOM,
        {
            "taproom": "Harrow Lane Taproom",
            "brewer": "Ines Holt",
            "batch": "B-118",
            "glycol_cooled": True,
            "kegs": [
                {"beer": "Dusk Porter", "style": "Porter", "price_per_l": 4.2, "volume_l": 30},
                {"beer": "Sea Salt Gose", "style": "Sour", "price_per_l": 5.05, "volume_l": 20},
                {"beer": "Old Ferry Bitter", "style": "Bitter", "price_per_l": 3.8, "volume_l": 50},
            ],
        },
    ),
    Case(
        "codes before titles",
        Degree,
        DEGREE,
        {
            "title": "Timber Engineering",
            "coordinator": "Wanda Ost",
            "coordinator_email": "w.ost@lyceum.example",
            "compulsory_modules": [
                {"code": "TE101", "title": "Wood Science"},
                {"code": "TE104", "title": "Statics of Frames"},
                {"code": "TE120", "title": "Drawing"},
            ],
            "keywords": ["joints", "glulam"],
        },
    ),
    Case(
        "labels in a line, in a cell, and of days",
        Buecherei,
        BUECHEREI,
        {
            "buecherei": "Stadtteilbücherei Ostend",
            "leitung": "Maria Vogt",
            "telefon": "069 555 0134",
            "leihfrist_beginn": "2026-05-04",
            "leihfrist_ende": "2026-05-29",
            "gebuehr": None,
            "ausleihen": 12480,
            "hours": [
                {"day": "Montag", "opens": None, "closes": None},
                {"day": "Dienstag bis Freitag", "opens": "10:00:00", "closes": "18:00:00"},
                {"day": "Sa & So", "opens": "11:00:00", "closes": "15:30:00"},
            ],
        },
        "de",
    ),
    Case(
        "badges in heads and short heads",
        Tents,
        TENTS,
        {
            "tents": [
                {"name": "Lark 2", "price": 210, "hh_mm": 1060, "floor_area_sqm": 3.1, "freestanding": False},
                {"name": "Heron 3", "price": 389.5, "hh_mm": 1120, "floor_area_sqm": 4.4, "freestanding": True},
            ]
        },
    ),
    Case(
        "states that stand alone",
        Delivery,
        DELIVERY,
        {
            "tracking_id": "HW-20917",
            "state": "in transit",
            "is_reshipped": True,
            "contents": "Garden chairs",
            "packed_at": "2026-06-02",
            "stops": [
                {"depot": "Crewe North", "scanned": "2026-06-03"},
                {"depot": "Tyne Quay", "scanned": "2026-06-04"},
            ],
        },
    ),
    Case(
        "units over units",
        Lejemaal,
        LEJEMAAL,
        {"titel": "Lys hjørnelejlighed", "leje_kr": 9450, "forbrug_kwh_m2": 88, "type": "bolig"},
        "da",
    ),
]
