"""Labels: questions, several names in one, what their values say with them, and what they deny."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum

import pytest
from pydantic import BaseModel, create_model

from smooth_page.local.extract.matching import match, wanted
from tests.local.extract.nodes import read


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("needs_garden_key", "Do you want a garden key?"),
        ("lease_start", "When should the lease start?"),
        ("grip_material", "Grip material / finish"),
        ("finish", "Material / Finish"),
        ("mooring_limit", "Agreed mooring limit"),
        ("tax", "Estimated tax"),
        ("dog_id", "Dog number"),
        ("buzzer_enabled", "Buzzer"),
        ("two_step_enabled", "Two-step sign-in"),
        ("tb_ratio", "T/B ratio (12 m)"),
    ],
)
def test_labels_that_fit(name: str, label: str) -> None:
    assert match(wanted(name), label) is not None


@pytest.mark.parametrize(("name", "label"), [("total", "Discount"), ("lease_start", "Did the lease end?")])
def test_labels_that_do_not_fit(name: str, label: str) -> None:
    assert match(wanted(name), label) is None


class Deal(str, Enum):
    fixed = "fixed"
    full_time = "full-time"
    resting = "resting"


class Post(BaseModel):
    stage: str | None
    deal: Deal
    pay_min: int
    pay_max: int
    checkout_until: time
    power_hp: int
    ordered_on: date


def test_values_that_say_more_than_themselves() -> None:
    lines = ["Stage: No stage", "Deal: Permanent, full-time", "Check-out: until 11:30", "Power: 88 kW (120 hp)"]
    rows = "".join("<p><b>{}:</b> <span>{}</span></p>".format(*line.split(": ")) for line in lines)
    side = "<aside><dl><dt>Pay</dt><dd>£46,500 to £54,000</dd><dt>Order date</dt><dd>4 May 2026</dd></dl></aside>"
    assert read(f"<h1>Work</h1>{rows}{side}", Post) == {
        "stage": None,
        "deal": "full-time",
        "pay_min": 46500,
        "pay_max": 54000,
        "checkout_until": "11:30:00",
        "power_hp": 120,
        "ordered_on": "2026-05-04",
    }


def test_a_value_with_a_link_to_change_it_and_stars_behind_a_name() -> None:
    page = "<dl><dt>Street</dt><dd>Elm 3</dd><dd><a>Change</a></dd></dl><p>Seller: <a>Ana</a> <span>★★★★☆</span></p>"
    model = create_model("Model", street=(str, ...), seller=(str, ...))
    assert read(page, model) == {"street": "Elm 3", "seller": "Ana"}


class Line(BaseModel):
    material: str
    part_no: str
    price: Decimal


def test_a_column_belongs_to_the_property_that_it_fits_best() -> None:
    page = "<table><tr><th>Part</th><th>Price</th></tr><tr><td>Bolt</td><td>£2</td></tr><tr><td>Nut</td><td>£1</td></tr></table>"
    model = create_model("Line", part=(str, ...), part_no=(str | None, ...), price=(Decimal, ...))
    assert read(page, list[model])[0] == {"part": "Bolt", "part_no": None, "price": 2}


def test_tables_with_titles_over_them_and_classes_for_labels() -> None:
    deed = (
        "<table><tr><td colspan=4>Deed</td></tr><tr><td class=k>Deed number</td><td>14-3</td><td class=k>Holder</td><td>Ana</td></tr>"
        "<tr><td class=k>Acres</td><td>7</td><td class=k>Beds</td><td>3</td></tr></table>"
    )
    sales = (
        "<table><tr><td colspan=2>Sales</td></tr><tr><td class=k>Price</td><td class=k>Buyer</td></tr>"
        "<tr><td>$9</td><td>Bo</td></tr><tr><td>$8</td><td>Cy</td></tr></table>"
    )
    sale = create_model("Sale", price=(int, ...), buyer=(str, ...))
    model = create_model("Model", deed_number=(str, ...), holder=(str, ...), beds=(int, ...), sales=(list[sale], ...))
    assert read(deed + sales, model) == {
        "deed_number": "14-3",
        "holder": "Ana",
        "beds": 3,
        "sales": [{"price": 9, "buyer": "Bo"}, {"price": 8, "buyer": "Cy"}],
    }


class Shop(BaseModel):
    badge: str
    company_name: str | None
    reviews: int | None
    guest: str | None
    hours: int


def test_what_is_near_a_name_and_something_else() -> None:
    tabs = "<ul><li>Reviews</li><li>Comments (0)</li></ul><p>Guests: 2 adults, 1 child</p><p>Hours: 12</p>"
    made = read(f"<h1>Elm and Sons</h1>{tabs}", Shop)
    assert made == {"badge": None, "company_name": None, "reviews": None, "guest": None, "hours": 12}


def test_small_print_in_cells_and_columns_for_things() -> None:
    cell = "<td><b>{}</b><br><small>from {}</small></td><td>{}</td>"
    rows = "".join(f"<tr>{cell.format(*one)}</tr>" for one in [("Bolt", "Ulm", "£2"), ("Nut", "Ghent", "£1")])
    part = create_model("Part", part=(str, ...), price=(Decimal, ...))
    page = f"<table><tr><th>Part</th><th>Price</th></tr>{rows}</table>"
    assert read(page, list[part]) == [{"part": "Bolt", "price": 2}, {"part": "Nut", "price": 1}]
    heads = "<div role=row><div role=columnheader></div><div role=columnheader><a>Ox</a><button>x</button></div><div role=columnheader><a>Elk</a><button>x</button></div></div>"
    body = "<div role=row><div role=cell>Body</div></div><div role=row><div role=rowheader>Weight</div><div role=cell>9 kg</div><div role=cell>8 kg</div></div>"
    size = "<div role=row><div role=rowheader>Height</div><div role=cell>20 cm</div><div role=cell>30 cm</div></div>"
    beast = create_model("Beast", name=(str, ...), weight_kg=(int, ...), height_cm=(int, ...))
    assert read(f"<div role=table>{heads}{body}{size}</div>", list[beast]) == [
        {"name": "Ox", "weight_kg": 9, "height_cm": 20},
        {"name": "Elk", "weight_kg": 8, "height_cm": 30},
    ]


class Kettle(BaseModel):
    maker: str
    lid_cm: int
    starts_at: datetime | None
    price: Decimal
    available: bool


def test_units_in_labels_moments_changes_of_prices_and_stock() -> None:
    page = "<p>Maker: Ox</p><p>Lid size (cm): 20</p><p>Date and time: 3 May 2026, 9:30</p><b>€148.26</b><i>−€1.07</i><p>Product sold out</p>"
    assert read(f"<h1>Kettle</h1>{page}", Kettle) == {
        "maker": "Ox",
        "lid_cm": 20,
        "starts_at": "2026-05-03T09:30:00",
        "price": 148.26,
        "available": False,
    }


class Bay(BaseModel):
    name: str
    air_c: float
    felt_c: float
    rating: float
    rating_count: int


def test_the_only_number_with_a_unit_and_how_many_have_rated() -> None:
    facts = "<p>17.4 °C</p><p>Felt: 15 °C</p><p><span>4.7 ★</span> · <span>1.9K ratings</span></p>"
    hero = f"<div class=top><a>Maps</a><h1>Elm Bay</h1>{facts}</div>"
    also = "<div class=more><a><h2>Oak Bay</h2></a><p>16 km away</p><a>Go</a></div>"
    assert read(f"<div>{hero}{also}</div>", Bay) == {
        "name": "Elm Bay",
        "air_c": 17.4,
        "felt_c": 15,
        "rating": 4.7,
        "rating_count": 1900,
    }
