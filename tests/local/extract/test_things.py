"""Lists whose things say by their place, their order or a class what something is."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from pydantic import BaseModel

from tests.local.extract.nodes import read


class Bus(BaseModel):
    line: str
    departs: time
    arrives: time
    origin: str
    destination: str
    transfers: int


def test_two_places_alike_are_the_first_and_the_last() -> None:
    row = "<li class=bus><b class=line>{}</b><div class=leg><i>{}</i><em>{}</em><i>{}</i><em>{}</em></div><span>{}</span></li>"
    rows = [
        ("X1", "8:05", "Mill", "9:10", "Quay", "2 transfers"),
        ("X7", "8:40", "Mill", "9:55", "Park", "no transfers"),
    ]
    made = read(f"<ul>{''.join(row.format(*one) for one in rows)}</ul>", list[Bus])
    assert [(one["departs"], one["arrives"]) for one in made] == [("08:05:00", "09:10:00"), ("08:40:00", "09:55:00")]
    assert [(one["origin"], one["destination"], one["transfers"]) for one in made] == [
        ("Mill", "Quay", 2),
        ("Mill", "Park", 0),
    ]


class Note(BaseModel):
    writer: str
    date: date
    text: str


def test_the_rest_of_a_class_says_what_it_is() -> None:
    row = "<div class='memo'><div class=memo-side><a class=memo-who>{}</a></div><p class=memo-date>{}</p><p class=memo-text>{}</p></div>"
    rows = [
        ("ana", "3 May 2026", "The kiln is on."),
        ("bo", "4 May 2026", "It is off again."),
        ("cy", "9 May 2026", "Thanks."),
    ]
    shown = "".join(row.format(*one) for one in rows)
    made = read(f"<div class=top>Board</div>{shown}<div class=end>Closed</div>", list[Note])
    assert [(one["writer"], one["date"], one["text"]) for one in made] == [
        ("ana", "2026-05-03", "The kiln is on."),
        ("bo", "2026-05-04", "It is off again."),
        ("cy", "2026-05-09", "Thanks."),
    ]


class Parcel(BaseModel):
    sender: str
    sent: date
    weight_kg: float
    price: Decimal
    postage: Decimal


def test_what_may_be_one_of_two_is_neither() -> None:
    row = "<li><h4>{}</h4><p>3 May 2026</p><p>{}</p><p>{}</p><p>2 kg</p></li>"
    made = read(f"<ul>{row.format('Ana', '£3', '£1')}{row.format('Bo', '£9', '£2')}</ul>", list[Parcel])
    assert [one["sender"] for one in made] == ["Ana", "Bo"]
    assert [(one["price"], one["postage"]) for one in made] == [(None, None), (None, None)]


class Player(BaseModel):
    player: str
    club: str


class Match(BaseModel):
    ground: str
    scorers: list[Player]


def test_labels_with_values_are_no_list() -> None:
    made = read(
        "<ul><li><b>Ground:</b> The Elms</li><li><b>Referee:</b> I. Cole</li><li><b>Gate:</b> 310</li></ul>", Match
    )
    assert made == {"ground": "The Elms", "scorers": None}


class Room(BaseModel):
    beds: str
    size_m2: int


def test_a_unit_and_the_own_word_of_a_property() -> None:
    row = "<li class=room><ul><li>{}</li><li>{}</li></ul><p>{}</p></li>"
    rows = row.format("1 wide bed", "22 m²", "sea side") + row.format("2 narrow beds", "31 m²", "yard side")
    assert read(f"<ul>{rows}</ul>", list[Room]) == [
        {"beds": "1 wide bed", "size_m2": 22},
        {"beds": "2 narrow beds", "size_m2": 31},
    ]


class Tool(BaseModel):
    name: str
    price: Decimal


class Shed(BaseModel):
    price: Decimal
    tools: list[Tool]


def test_what_belongs_to_the_items_of_a_list_is_not_the_pages() -> None:
    tools = "<li><h4>Saw</h4><b class=price>£4</b></li><li><h4>Axe</h4><b class=price>£6</b></li>"
    also = "<h2>You may also like</h2><div><b class=price>£99</b></div>"
    made = read(f"<h1>Shed</h1><p class=price>£850</p><h2>Tools</h2><ul>{tools}</ul>{also}", Shed)
    assert made == {"price": 850, "tools": [{"name": "Saw", "price": 4}, {"name": "Axe", "price": 6}]}


class Ticket(BaseModel):
    title: str


class Desk(BaseModel):
    available_rooms: list[Ticket]
    open_tickets: list[Ticket]


def test_lists_named_by_heading_and_contrast() -> None:
    lists = "<h2>{}</h2><ul><li><h4>{} one</h4></li><li><h4>{} two</h4></li></ul>"
    shown = "".join(lists.format(name, name, name) for name in ("Closed tickets", "Open tickets", "Available rooms"))
    made = read(shown, Desk)
    assert [one["title"] for one in made["open_tickets"]] == ["Open tickets one", "Open tickets two"]
    assert [one["title"] for one in made["available_rooms"]] == ["Available rooms one", "Available rooms two"]


class Part(BaseModel):
    number: int
    title: str
    minutes: int
    released: date


def test_numbers_before_titles_and_advertisements_between() -> None:
    row = "<li class=part><h3>{}. {}</h3><p>{} min</p><time>{} May 2026</time></li>"
    rows = [(7, "The weir", 31, 3), (8, "Low water", 40, 9), (9, "Home", 28, 17)]
    tile = "<li class=promo><h3>Try it for 3 days</h3></li>"
    made = read(f"<ul>{row.format(*rows[0])}{tile}{row.format(*rows[1])}{row.format(*rows[2])}</ul>", list[Part])
    assert [(one["number"], one["title"], one["minutes"]) for one in made] == [row[:3] for row in rows]


class Hours(BaseModel):
    day: str
    opens: time | None
    closes: time | None


def test_a_weekday_with_a_note() -> None:
    rows = "<tr><th>Monday</th><td>closed</td></tr><tr><th>Tuesday <span>(today)</span></th><td>9:00 to 17:30</td></tr>"
    assert read(f"<h1>Baths</h1><table>{rows}</table>", list[Hours]) == [
        {"day": "Monday", "opens": None, "closes": None},
        {"day": "Tuesday", "opens": "09:00:00", "closes": "17:30:00"},
    ]


class Need(BaseModel):
    name: str
    quantity: str | None


class Dish(BaseModel):
    needs: list[Need]


def test_quantities_are_no_part_of_names() -> None:
    row = "<li><span class=a>{}</span> <span class=b>{}</span></li>"
    rows = "".join(row.format(*one) for one in [("80 g", "oats"), ("2 dl", "milk"), ("1 kg", "plums")])
    assert read(f"<h2>Needs</h2><ul>{rows}</ul>", Dish) == {
        "needs": [
            {"name": "oats", "quantity": "80 g"},
            {"name": "milk", "quantity": "2 dl"},
            {"name": "plums", "quantity": "1 kg"},
        ]
    }


class Choice(BaseModel):
    finish: str
    price: Decimal
    in_stock: bool


class Chair(BaseModel):
    name: str
    finishes: list[Choice]


def test_choices_are_things_too_and_what_is_not_sold_out_is_in_stock() -> None:
    row = "<label class=pick><input type=radio name=f><span>{}</span><span>{}</span>{}</label>"
    rows = [("Oak", "£90", ""), ("Ash", "£95", ""), ("Elm", "£80", "<small>Sold out</small>")]
    page = f"<h1>Chair</h1><fieldset><legend>Finish</legend>{''.join(row.format(*one) for one in rows)}</fieldset>"
    assert read(page, Chair)["finishes"] == [
        {"finish": "Oak", "price": 90, "in_stock": True},
        {"finish": "Ash", "price": 95, "in_stock": True},
        {"finish": "Elm", "price": 80, "in_stock": False},
    ]


class Gift(BaseModel):
    giver: str
    amount: int
    note: str


class Appeal(BaseModel):
    title: str
    recent_gifts: list[Gift]


def test_a_list_beside_the_subject() -> None:
    row = "<li class=gift><b class=gift-giver>{}</b><span class=gift-amt>{}</span><p class=gift-note>{}</p></li>"
    rows = row.format("Ana", "$20", "Good luck!") + row.format("Bo", "$35", "For the roof.")
    made = read(f"<main><h1>The roof</h1><p>It leaks.</p><aside><ul>{rows}</ul></aside></main>", Appeal)
    assert [(one["giver"], one["amount"], one["note"]) for one in made["recent_gifts"]] == [
        ("Ana", 20, "Good luck!"),
        ("Bo", 35, "For the roof."),
    ]
