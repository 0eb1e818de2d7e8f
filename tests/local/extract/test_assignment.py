"""Labels that no property claims, and the properties that they are given to."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal

from pydantic import BaseModel

from tests.local.extract.nodes import read


def listed(*pairs: tuple[str, str]) -> str:
    return f"<dl>{''.join(f'<dt>{label}</dt><dd>{value}</dd>' for label, value in pairs)}</dl>"


class Kiln(BaseModel):
    serial_number: str
    maker: str
    chamber_litres: int
    annual_upkeep: float
    hours_used: int
    seats: int | None


def test_a_label_that_shares_a_word_or_has_a_synonym() -> None:
    shown = listed(
        ("Serial number", "K-118"),
        ("Manufacturer", "Ofen & Co"),
        ("Chamber volume", "120 l"),
        ("Upkeep", "£310.50 per year"),
        ("Operating hours", "4,310 h"),
    )
    assert read(shown, Kiln) == {
        "serial_number": "K-118",
        "maker": "Ofen & Co",
        "chamber_litres": 120,
        "annual_upkeep": 310.5,
        "hours_used": 4310,
        "seats": None,
    }


class Lease(BaseModel):
    tenant: str
    start_date: date
    end_date: date


def test_the_ends_of_a_period_in_other_words() -> None:
    shown = listed(("Tenant", "Ann Lee"), ("Valid from", "1 May 2026"), ("Valid to", "30 April 2027"))
    assert read(shown, Lease) == {"tenant": "Ann Lee", "start_date": "2026-05-01", "end_date": "2027-04-30"}


class Boat(BaseModel):
    name: str
    colour: str
    delivery_address: str


def test_a_word_that_is_understood_is_nothing_else() -> None:
    shown = listed(("Name", "Tern"), ("Colour", "red"), ("Delivery method", "truck"), ("Cabin", "two berths"))
    made = read(shown, Boat)
    assert made == {"name": "Tern", "colour": "red", "delivery_address": None}


class Loom(BaseModel):
    heddles: int
    treadles: int
    reed: str


def test_what_may_be_either_of_two_is_neither() -> None:
    shown = listed(("Reed", "steel"), ("Lisses", "8"), ("Marches", "6"))
    assert read(shown, Loom) == {"heddles": None, "treadles": None, "reed": "steel"}


class Van(BaseModel):
    plate: str
    diesel: bool


def test_columns_in_a_language_without_a_word_for_it() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    shown = f"<table><tr><th>Plate</th><th>Dízelüzemű</th></tr>{row.format('AB 1', 'igen')}{row.format('CD 2', 'nem')}</table>"
    assert read(shown, list[Van]) == [{"plate": "AB 1", "diesel": True}, {"plate": "CD 2", "diesel": False}]


class Cottage(BaseModel):
    title: str
    bedrooms: int
    licence: str


def test_what_stands_among_the_other_properties_is_meant() -> None:
    shown = "<h1>Fern Cottage</h1>" + listed(("Title", "Fern Cottage"), ("Bedrooms", "4"), ("Licence", "held"))
    beside = (
        "<div><a href='/b'>Sedge</a><p>Bedrooms: 3</p></div><div><a href='/c'>Rush</a><p>Licence: none held</p></div>"
    )
    assert read(shown + beside, Cottage) == {"title": "Fern Cottage", "bedrooms": 4, "licence": "held"}


class Pass(BaseModel):
    helmet_required: bool
    guide_needed: bool
    sale_price: float
    saving_percent: int
    calories_per_serving: int


def test_what_has_no_label_of_its_own() -> None:
    shown = listed(("Helmet", "Required"), ("Guide", "Not needed"))
    beside = (
        "<p><s>£20.00</s> <strong>£15.00</strong> <em>-25%</em></p><div><b>310 kcal</b><span>per serving</span></div>"
    )
    made = read(f"<h1>Day pass</h1>{shown}{beside}", Pass)
    assert made == {
        "helmet_required": True,
        "guide_needed": False,
        "sale_price": 15,
        "saving_percent": 25,
        "calories_per_serving": 310,
    }


class Office(BaseModel):
    contact_phone: str
    town: str


def test_what_is_around_the_main_part_is_about_the_site() -> None:
    main = "<main><h1>Passports</h1><h2>Contact</h2><p>Telephone: 01632 960 001</p><p>Town: Ely</p></main>"
    end = "<div><h4>Contact</h4><p>Phone: 01632 960 999</p></div>"
    assert read(main + end, Office) == {"contact_phone": "01632 960 001", "town": "Ely"}


class Shelf(BaseModel):
    width_cm: int
    online: bool
    balance: float
    weekly_hours: float


def test_units_of_labels_marks_and_signs() -> None:
    shown = "<ul><li><b>Width (mm)</b> 1,130</li><li><b>Online</b> ✓</li><li><b>Balance</b> -2.5</li><li><b>Hours per week</b> 22.5</li></ul>"
    assert read(shown, Shelf) == {"width_cm": 113, "online": True, "balance": -2.5, "weekly_hours": 22.5}


class Talk(BaseModel):
    number: int
    title: str
    minutes: int


def test_the_number_in_a_heading() -> None:
    row = "<article><h3>Episode {}: {}</h3><p>Minutes: {}</p></article>"
    made = read(f"<div>{row.format(64, 'The ford', 48)}{row.format(63, 'Tolls', 65)}</div>", list[Talk])
    assert made == [
        {"number": 64, "title": "The ford", "minutes": 48},
        {"number": 63, "title": "Tolls", "minutes": 65},
    ]


class Moth(BaseModel):
    common_name: str
    scientific_name: str
    wingspan_cm_min: float
    wingspan_cm_max: float
    conservation_status: str
    larval_food: list[str]


def test_a_name_without_what_another_property_has() -> None:
    shown = "<h1>Ringlet <i>Coenona palustris</i></h1>" + listed(
        ("Scientific name", "Coenona palustris"),
        ("Wingspan", "35–40 mm"),
        ("Status", "Near threatened"),
        ("Larval food plants", "cottongrass, sedge"),
    )
    assert read(shown, Moth) == {
        "common_name": "Ringlet",
        "scientific_name": "Coenona palustris",
        "wingspan_cm_min": 3.5,
        "wingspan_cm_max": 4,
        "conservation_status": "Near threatened",
        "larval_food": ["cottongrass", "sedge"],
    }


class Ferry(BaseModel):
    monthly_premium: float
    producer: str
    runs_on_sundays: bool
    first_crossing: time
    policy_number: str


def test_other_forms_of_words() -> None:
    shown = listed(
        ("Premium per month", "€6.50"), ("Produced by", "Dee Sand"), ("Sundays", "no service"), ("Polisnummer", "NL-7")
    )
    assert read(shown, Ferry) == {
        "monthly_premium": 6.5,
        "producer": "Dee Sand",
        "runs_on_sundays": False,
        "first_crossing": None,
        "policy_number": "NL-7",
    }


class Weir(BaseModel):
    site: str
    manager: str
    uptime_percent: float
    late_fee_per_day: float | None
    permit: str | None
    limit_low: float
    limit_high: float
    support_email: str


def test_labels_below_values_and_what_is_not_there() -> None:
    tile = "<div class=t><div>{}</div><div>{}</div></div>"
    tiles = "".join(
        tile.format(*one)
        for one in [("North weir", "Site"), ("Ana Holm", "Manager"), ("99.2 %", "Uptime"), ("31", "Alarms")]
    )
    shown = listed(
        ("Late fee", "N/A"), ("Longest pause", "1.5 hours"), ("Permit", "No valid permit"), ("Limit range", "3.5 – 5.0")
    )
    end = "<footer><p>Support: <a href='mailto:help@weir.example'>help@weir.example</a></p></footer>"
    assert read(f"<main><h1>Overview</h1><div>{tiles}</div>{shown}</main>{end}", Weir) == {
        "site": "North weir",
        "manager": "Ana Holm",
        "uptime_percent": 99.2,
        "late_fee_per_day": None,
        "permit": None,
        "limit_low": 3.5,
        "limit_high": 5,
        "support_email": "help@weir.example",
    }


class Registration(BaseModel):
    filed: date
    entry_date: date
    owner: str


def test_a_section_is_not_the_value_of_its_heading() -> None:
    shown = f"<section><h2>Owner</h2>{listed(('Name', 'Ann Lee'), ('Town', 'Ely'))}</section>"
    dates = f"<section><h2>Dates</h2>{listed(('Filed', '14 Feb 2019'))}</section>"
    made = read(f"<h1>Register</h1>{shown}{dates}", Registration)
    assert (made["filed"], made["entry_date"]) == ("2019-02-14", None)


class Voyage(BaseModel):
    office: str | None
    begins_at: datetime | None
    status: Literal["sailing", "moored"] | None
    school: str | None


def test_what_is_said_of_something_else_is_not_taken() -> None:
    office = "<div><h3>Office</h3><div><p>Address: 7 Quay Row</p><p>Phone: 0123 456 789</p></div></div>"
    shown = listed(("Viewing", "9 March 2026 to 11 March 2026"), ("Sailing", "by permit"))
    made = read(f"<h1>School report</h1>{office}{shown}", Voyage)
    assert made == {"office": None, "begins_at": None, "status": None, "school": None}


class Panda(BaseModel):
    weight_kg_from: float
    weight_kg_to: float
    state: Literal["resting", "feeding"]


def test_both_ends_with_one_unit_and_a_mark_that_is_a_label_elsewhere() -> None:
    shown = f"<h1>Panda</h1><div>Feeding</div>{listed(('Weight', '3.2 to 6.1 kg'), ('Feeding', '11.30 am'))}"
    assert read(shown, Panda) == {"weight_kg_from": 3.2, "weight_kg_to": 6.1, "state": "feeding"}
