"""Which labels a field's name fits."""

from __future__ import annotations

import pytest

from smooth_page.local.extract.coercion import says_nothing
from smooth_page.local.extract.matching import match, wanted
from smooth_page.local.extract.units import rate_in, unit_of_name


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("height_cm", "Height"),
        ("cook_minutes", "Cooking time"),
        ("has_wifi", "WiFi"),
        ("dateOfBirth", "Date of birth"),
        ("date_posted", "Posted"),
        ("price", "Price per night (incl. VAT)"),
        ("price", "Preis"),
        ("article_number", "Artikelnummer"),
        ("geschaeftsfuehrer", "Geschäftsführer"),
        ("start_date", "Fecha de inicio"),
        ("total", "Order total"),
        ("review_count", "Reviews"),
        ("zip_code", "Postal code"),
        ("original_price", "Old price"),
        ("os", "Operating system"),
        ("years_experience", "Experience"),
        ("battery_hours", "Battery life"),
        ("kickoff", "Kick-off"),
        ("two_factor", "Two-factor authentication"),
        ("allows_pets", "Animali ammessi"),
        ("wind_speed_ms", "Vindhastighet"),
        ("vat", "Btw 21%"),
    ],
)
def test_the_same(name: str, label: str) -> None:
    found = match(wanted(name), label)
    assert found is not None
    assert not found.missing


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("price", "Old price"),
        ("order_date", "Order number"),
        ("order_total", "Order number"),
        ("name", "Company name"),
        ("total", "Subtotal"),
        ("date", "Due date"),
        ("price", "Shipping price"),
        ("title", "Description"),
        ("net_income", "Gross income"),
        ("color", "Box colour"),
        ("battery_hours", "Battery type"),
        ("mobile_phone", "Office phone"),
    ],
)
def test_not_the_same(name: str, label: str) -> None:
    assert match(wanted(name), label) is None


def test_what_is_left_to_the_section() -> None:
    found = match(wanted("arrival_airport"), "Airport")
    assert found is not None
    assert found.missing == {"arrival"}


def test_descriptions_are_names() -> None:
    assert match(wanted("energy_class", "", "EPC rating of the building"), "EPC rating") is not None
    assert match(wanted("energy_class"), "EPC rating") is None


def test_a_full_name_fits_better_than_a_part() -> None:
    current, bids = match(wanted("bids"), "Current bid"), match(wanted("bids"), "Bids")
    assert current is not None
    assert bids is not None
    assert bids.score > current.score


@pytest.mark.parametrize(
    "text",
    [
        "n/a",
        "to be assigned",
        "no longer in use",
        "Data not available",
        "noch nicht bekannt",
        "nie dotyczy",
        "withheld",
    ],
)
def test_nothing_is_there(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Not so fast", "No. 5", "Nothing Compares", "to be or not to be", "Kein Problem"])
def test_something_is_there(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("name", ["consumption_l_100km", "consumption_l_per_100km", "consumption_l_100_km"])
def test_units_over_a_hundred(name: str) -> None:
    bare, unit, currency = unit_of_name(name)
    assert (bare, unit, currency) == ("consumption", rate_in("l/100 km"), None)
    assert unit != rate_in("km/l")
