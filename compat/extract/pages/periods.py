"""Periods, sentences, lists under headings, names of parts, tables that run sideways without saying so."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case


class Plot(BaseModel):
    name: str
    section: str
    price: Decimal
    vacant: bool
    suits_people: int | None = None


class Allotment(BaseModel):
    allotment: str
    reference_number: str
    description: str
    viewing_start: date
    viewing_end: date
    gate_locked: time
    max_rent: int = Field(description="Highest rent")
    plots: list[Plot]


ALLOTMENT = "<head><title>Plots</title></head><body><nav><a href=/plots>Plots</a></nav><main><h3>AL-2207B</h3><h1>Withy Bank Gardens</h1><p class=intro>Forty plots between the canal and the old railway.</p><dl><dt>Viewing</dt><dd>3 to 17 May 2026</dd><dt>Rent</dt><dd>up to £96 a year</dd></dl><p>The gate is locked at 21:30.</p><section><h2>Canal side</h2><div class=plot><h4>Plot 4</h4><span class=flag>Vacant</span><small>Suits 2 people</small><span class=price-was>£70</span><span class=price>£52.00</span></div><div class=plot><h4>Plot 9</h4><span class=price>£61.50</span></div></section><section><h2>Railway side</h2><div class='plot wide'><h4>Plot 21</h4><small>Suits 5 people</small><span class=price>£96.00</span></div></section></main></body>"


class Slot(BaseModel):
    begins: time
    room: str
    full: bool


class Workshop(BaseModel):
    title: str
    tutor: str
    slots: list[Slot]


class Studio(BaseModel):
    name: str
    phone: str


class Weaving(BaseModel):
    day: date
    current_workshops: list[Workshop]
    studio: Studio
    on_loan: bool
    loom_age_months: int


WEAVING = "<body><main><h1>Weaving by the week</h1><p>Date: <b>Monday 2 March 2026</b></p><div class=box><h2>Current workshops</h2><div class=w><h3>Tablet bands</h3><p>Tutor: Ada Voss</p><table><tr><th>Begins</th><th>Room</th><th>Full</th></tr><tr><td>10:00</td><td>Loft</td><td>yes</td></tr><tr><td>14:30</td><td>Barn</td><td>no</td></tr></table></div><div class=w><h3>Rag rugs</h3><p>Tutor: Piet Maas</p><table><tr><th>Begins</th><th>Room</th><th>Full</th></tr><tr><td>9:15</td><td>Barn</td><td>no</td></tr></table></div><h2>Former workshops</h2><div class=w><h3>Felt hats</h3><p>Tutor: Ada Voss</p><table><tr><th>Begins</th><th>Room</th><th>Full</th></tr><tr><td>8:00</td><td>Shed</td><td>no</td></tr></table></div></div><p>Loom age: 4 years 2 months</p><div><i></i>On loan from <a href=/m>the Silk House</a></div><section><h2>Studio</h2><p>Shuttle Yard</p><p><a href='tel:+441632960777'>01632 960777</a></p></section></main></body>"


class Atolye(BaseModel):
    usta: str
    acilis_saati: time
    sure_dakika: int
    puan: float | None = None


class Atolyeler(BaseModel):
    kayit_sayisi: int
    atolyeler: list[Atolye]


ATOLYE = "<body><h1>Seramik atölyeleri</h1><p>Kayıt sayısı: <b>2</b></p><div role=list><div role=listitem class=a><div class=u>Ipek Dağ</div><div role=img aria-label='5 üzerinden 4,6 puan'>★★★★</div><dl><div><dt>Açılış saati</dt><dd>09:30</dd></div><div><dt>Süre</dt><dd>1 sa 45 dk</dd></div></dl></div><div role=listitem class=a><div class=u>Can Öz</div><dl><div><dt>Açılış saati</dt><dd>16:00</dd></div><div><dt>Süre</dt><dd>50 dk</dd></div></dl></div></div></body>"


class Gym(BaseModel):
    name: str
    opens: time = Field(description="개장 시간")
    closes: time = Field(description="마감 시간")
    showers: bool = Field(description="샤워실")
    founded: date = Field(description="설립일")


GYM = "<head><title>한강 클라이밍 - 운동모아</title></head><body><div id=header><a href=/>운동모아</a></div><h2 class=t>한강 클라이밍</h2><ul><li><span class=th>개장 시간</span><span class=td>오전 10시</span></li><li><span class=th>마감 시간</span><span class=td>오후 9시 30분</span></li><li><span class=th>샤워실</span><span class=td>가능</span></li><li><span class=th>설립일</span><span class=td>2019년 6월 1일</span></li></ul><h2>이용 안내</h2></body>"


class Silnik(BaseModel):
    nazwa: str = Field(description="Model")
    moc_w: int
    cena_zl: Decimal
    dostepny: bool


class Silniki(BaseModel):
    silniki: list[Silnik]


SILNIKI = "<body><h1>Małe silniki</h1><table><tr><td>Model</td><td>Wilga 3</td><td>Bocian 8</td><td>Dudek Plus</td></tr><tr><td>Moc</td><td>350 W</td><td>800 W</td><td>1 200 W</td></tr><tr><td>Cena</td><td>419,00 zł</td><td>780,50 zł</td><td>1 099,00 zł</td></tr><tr><td>Dostępny</td><td>tak</td><td>nie</td><td>tak</td></tr></table></body>"


class Runner(BaseModel):
    pos: int
    runner: str
    category: Literal["open", "veteran"]
    points: int


class Fell(BaseModel):
    price_kwh: Decimal
    opens: time
    closes: time
    runners: list[Runner]


FELL = "<body><h1>Fell league</h1><p>Hours: 8:15 – 19:45</p><p>Price of the kWh: 0.2931 €</p><table><tr><th>Pos.</th><th>Runner</th><th>Cat.</th><th>Pts.</th></tr><tr><td>1</td><td>Mo Farrow</td><td>Open</td><td>88</td></tr><tr><td>2</td><td>Liz Penn</td><td>Veteran</td><td>71</td></tr></table></body>"

CASES = [
    Case(
        "lists under headings, a period, a sentence",
        Allotment,
        ALLOTMENT,
        {
            "allotment": "Withy Bank Gardens",
            "reference_number": "AL-2207B",
            "description": "Forty plots between the canal and the old railway.",
            "viewing_start": "2026-05-03",
            "viewing_end": "2026-05-17",
            "gate_locked": "21:30:00",
            "max_rent": 96,
            "plots": [
                {"name": "Plot 4", "section": "Canal side", "price": 52, "vacant": True, "suits_people": 2},
                {"name": "Plot 9", "section": "Canal side", "price": 61.5, "vacant": False, "suits_people": None},
                {"name": "Plot 21", "section": "Railway side", "price": 96, "vacant": False, "suits_people": 5},
            ],
        },
    ),
    Case(
        "lists in lists between headings",
        Weaving,
        WEAVING,
        {
            "day": "2026-03-02",
            "current_workshops": [
                {
                    "title": "Tablet bands",
                    "tutor": "Ada Voss",
                    "slots": [
                        {"begins": "10:00:00", "room": "Loft", "full": True},
                        {"begins": "14:30:00", "room": "Barn", "full": False},
                    ],
                },
                {
                    "title": "Rag rugs",
                    "tutor": "Piet Maas",
                    "slots": [{"begins": "09:15:00", "room": "Barn", "full": False}],
                },
            ],
            "studio": {"name": "Shuttle Yard", "phone": "01632 960777"},
            "on_loan": True,
            "loom_age_months": 50,
        },
    ),
    Case(
        "letters without marks",
        Atolyeler,
        ATOLYE,
        {
            "kayit_sayisi": 2,
            "atolyeler": [
                {"usta": "Ipek Dağ", "acilis_saati": "09:30:00", "sure_dakika": 105, "puan": 4.6},
                {"usta": "Can Öz", "acilis_saati": "16:00:00", "sure_dakika": 50, "puan": None},
            ],
        },
        "tr",
    ),
    Case(
        "no main heading, halves of the day",
        Gym,
        GYM,
        {
            "name": "한강 클라이밍",
            "opens": "10:00:00",
            "closes": "21:30:00",
            "showers": True,
            "founded": "2019-06-01",
        },
        "ko",
    ),
    Case(
        "sideways without heads",
        Silniki,
        SILNIKI,
        {
            "silniki": [
                {"nazwa": "Wilga 3", "moc_w": 350, "cena_zl": 419, "dostepny": True},
                {"nazwa": "Bocian 8", "moc_w": 800, "cena_zl": 780.5, "dostepny": False},
                {"nazwa": "Dudek Plus", "moc_w": 1200, "cena_zl": 1099, "dostepny": True},
            ]
        },
        "pl",
    ),
    Case(
        "heads cut short, a price by what it buys",
        Fell,
        FELL,
        {
            "price_kwh": 0.2931,
            "opens": "08:15:00",
            "closes": "19:45:00",
            "runners": [
                {"pos": 1, "runner": "Mo Farrow", "category": "open", "points": 88},
                {"pos": 2, "runner": "Liz Penn", "category": "veteran", "points": 71},
            ],
        },
    ),
]
