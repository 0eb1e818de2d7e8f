from __future__ import annotations

import pytest

from smooth_page.local.extract.matching import match, wanted


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
