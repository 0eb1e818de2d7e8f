"""Dates, times and durations as pages write them."""

from __future__ import annotations

import pytest

from smooth_page.local.extract.dates import (
    Order,
    iso_duration,
    iso_moment,
    order_of,
    read_date,
    read_duration,
    read_moment,
    read_months,
    read_time,
)

OPEN = Order(None)


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("2024-03-05", "en", "2024-03-05"),
        ("March 5, 2024", "en", "2024-03-05"),
        ("5 Mar 2024, 14:30", "en", "2024-03-05"),
        ("12.04.1980", "de", "1980-04-12"),
        ("3. März 2024", "de", "2024-03-03"),
        ("14 février 2024", "fr", "2024-02-14"),
        ("5 de septiembre de 2024", "es", "2024-09-05"),
        ("21 giugno 2024", "it", "2024-06-21"),
        ("maandag 3 juni 2024", "nl", "2024-06-03"),
        ("17/01/2024", "", "2024-01-17"),
        ("2026년 4월 3일", "ko", "2026-04-03"),
        ("2026. május 3.", "hu", "2026-05-03"),
    ],
)
def test_dates(text: str, lang: str, day: str) -> None:
    assert str(read_date(text, lang, OPEN)) == day


@pytest.mark.parametrize(
    "text", ["03/04/2024", "May 2024", "yesterday", "5 May", "1 May 2024 to 2 May 2024", "31.02.2024", ""]
)
def test_dates_that_are_left_open(text: str) -> None:
    assert read_date(text, "en", OPEN) is None


def test_the_page_shows_the_order_of_its_dates() -> None:
    assert order_of("en", ["03/04/2024", "25/04/2024"]) == Order(True)
    assert order_of("en", ["03/04/2024", "04/25/2024"]) == Order(False)
    assert order_of("en-GB", []) == order_of("fr", []) == order_of("en", ["£5"]) == Order(True)
    assert order_of("en-US", []) == order_of("en", ["$5"]) == Order(False)
    assert order_of("en", []) == OPEN
    assert str(read_date("03/04/2024", "en", Order(True))) == "2024-04-03"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("7:15 pm", "19:15:00"),
        ("11 am", "11:00:00"),
        ("14.30 uur", "14:30:00"),
        ("8 h 05", "08:05:00"),
        ("12:00 AM", "00:00:00"),
        ("5", "None"),
        ("오후 2시", "14:00:00"),
        ("上午9点30分", "09:30:00"),
        ("9:00 to 17:00", "None"),
    ],
)
def test_times(text: str, clock: str) -> None:
    assert str(read_time(text)) == clock


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("1 hr 10 min", "PT1H10M"),
        ("PT20M", "PT20M"),
        ("4 ore 30 minuti", "PT4H30M"),
        ("2 hours and 5 minutes", "PT2H5M"),
        ("3 Tage", "P3D"),
        ("1:20:00", "PT1H20M"),
        ("2h30", "PT2H30M"),
    ],
)
def test_durations(text: str, duration: str) -> None:
    found = read_duration(text)
    assert found is not None
    assert iso_duration(found) == duration


def test_what_is_not_a_duration() -> None:
    assert [read_duration(text) for text in ("soon", "5", "20 min of rest", "5 kg")] == [None] * 4


def test_months() -> None:
    assert [read_months(text) for text in ("2 years 3 months", "1 Jahr und 1 Monat", "2 years", "soon")] == [
        27,
        13,
        None,
        None,
    ]


def test_moments() -> None:
    found = read_moment("2024-06-21T20:00:00+02:00", "en", OPEN)
    assert found is not None
    assert iso_moment(found) == "2024-06-21T20:00:00+02:00"
    assert str(read_moment("5 May 2024, 2:30 pm", "en", OPEN)) == "2024-05-05 14:30:00"
