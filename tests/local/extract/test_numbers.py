"""Numbers as pages write them, in the page's language."""

from __future__ import annotations

import pytest

from smooth_page.local.extract.numbers import quantity


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("€ 12’500.00", "de-CH", 12500),
        ("CHF 1’290.–", "de-CH", 1290),
        ("1.299,50 €", "de", 1299.5),
        ("1.250 €", "es", 1250),
        ("4,250 kg", "de", 4.25),
        ("249 500,00 €", "fr", 249500),
        ("1,203,441", "en", 1203441),
        ("1.234", "en", 1.234),
        ("1.234", "de", 1234),
        ("12.4k", "en", 12400),
        ("$4999.50", "de", 4999.5),
        ("$1.2M", "en", 1200000),
        ("$3.5 million", "en", 3500000),
        ("2 Mrd. €", "de", 2e9),
        ("($45,300)", "en", -45300),
        ("39.50-", "en", -39.5),
        ("−1,050.00", "en", -1050),
        ("4.5 out of 5 stars", "en", 4.5),
        ("4,7 von 5", "de", 4.7),
        ("#482", "en", 482),
        ("30 (2 new)", "en", 30),
        ("7.4万円", "ja", 74000),
        ("3억원", "ko", 3e8),
        ("88 kWh/m2", "en", 88),
        ("5,49 kr/kWh", "sv", 5.49),
    ],
)
def test_what_people_read(text: str, lang: str, value: float) -> None:
    found = quantity(text, lang)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["INV-0042", "A-1", "10–12", "3x4", "1,2,3", "no number", "", "5 or 6"])
def test_what_is_not_one_number(text: str) -> None:
    assert quantity(text, "en") is None
