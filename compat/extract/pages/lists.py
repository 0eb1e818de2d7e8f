"""Pages of many things alike: results, timetables, league tables, comments, directories."""

from __future__ import annotations

from datetime import date as day
from datetime import datetime, time

from pydantic import BaseModel

from .case import Case


class Team(BaseModel):
    position: int
    team: str
    played: int
    won: int
    goal_difference: int
    points: int


class League(BaseModel):
    standings: list[Team]


LEAGUE = """<body><h1>First division</h1><table><caption>Standings</caption><thead><tr><th><abbr title="Position">Pos</abbr><th>Team<th><abbr title="Played">P</abbr><th><abbr title="Won">W</abbr><th><abbr title="Goal difference">GD</abbr><th><abbr title="Points">Pts</abbr></thead>
<tbody><tr><td>1<th scope=row>Alder Town<td>30<td>21<td>+34<td>67</tr><tr class=you><td>2<th scope=row>Birch City<td>30<td>18<td>12<td>60</tr><tr><td>3<th scope=row>Cedar Utd<td>30<td>7<td>−19<td>27</tr></tbody></table></body>"""


class Stop(BaseModel):
    station: str
    arrival: time | None
    departure: time | None
    platform: str


class Timetable(BaseModel):
    train: str
    stops: list[Stop]


TIMETABLE = """<body><h1>Timetable</h1><p>Train: IC 812</p><table><tr><th>Station<th>Arrival<th>Departure<th>Platform</tr><tr><td>Zug<td>-<td>08:02<td>3</tr><tr><td>Thalwil<td>08:17<td>08:18<td>2</tr><tr><td>Zürich HB<td>08:29<td>-<td>7</tr></table></body>"""


class Result(BaseModel):
    title: str
    url: str
    date: day | None = None
    snippet: str


class Results(BaseModel):
    results: list[Result]
    result_count: int


RESULTS = """<body><div role=status>Result count: 1,240</div><ol class=results><li class=ad><a href=https://ad.example/>Buy now</a></li>
<li class=r><h3><a href="https://a.example/1">Glass bridges</a></h3><time datetime=2023-03-04>Mar 4</time><p class=snippet>How they are made.</p></li>
<li class="r seen"><h3><a href="https://a.example/2">Rope bridges</a></h3><p class=snippet>Older than you think.</p></li><li class=r><h3><a href="https://a.example/3">Stone bridges</a></h3><time datetime=2022-01-30>Jan 30</time><p class=snippet>Roman and later.</p></li></ol>
<ul class=pager><li><a href=?p=1>1</a><li><a href=?p=2>2</a></ul></body>"""


class Comment(BaseModel):
    author: str
    text: str
    likes: int
    posted: datetime


class Thread(BaseModel):
    title: str
    comments: list[Comment]


THREAD = """<body><h1>Which bread?</h1><div id=thread><div class="c op"><span class=author>lou</span> <time class=posted datetime="2024-01-01T10:00:00">1 Jan</time><div class=text><p>Rye, always.</p></div><span class=likes>12</span></div>
<div class=c><span class=author>sam</span> <time class=posted datetime="2024-01-01T11:30:00">1 Jan</time><div class=text><p>Sourdough.</p></div><span class=likes>3</span></div></div></body>"""


class Member(BaseModel):
    name: str
    role: str
    email: str
    phone: str | None = None


class Directory(BaseModel):
    team: list[Member]
    offices: list[str]


DIRECTORY = """<body><h1>About us</h1><h2>Team</h2><div><article><h3>Ada Moss</h3><p>Role: Director</p><a href="mailto:ada@m.example">Write to Ada</a><a href="tel:+4711">Call</a></article><article><h3>Per Lie</h3><p>Role: Engineer</p><a href="mailto:per@m.example">Write to Per</a></article></div>
<h2>Offices</h2><ul><li>Oslo</li><li>Riga</li></ul><h2>Partners</h2><ul><li>Acme</li><li>Umbra</li></ul></body>"""


class Listing(BaseModel):
    address: str
    rent: float
    rooms: float
    available_from: day


class Listings(BaseModel):
    flats: list[Listing]


FLATS = """<body><h1>Flats</h1><div class=row><div class=col><div class="box new"><p>Address: 1 Elm St</p><p>Rent: $1,950</p><p>Rooms: 2.5</p><p>Available from: June 1, 2024</p></div></div><div class=col><div class=box><p>Address: 9 Oak Ave</p><p>Rent: $2,400</p><p>Rooms: 3</p><p>Available from: July 15, 2024</p></div></div></div>
<div class=row><div class=col><div class=box><p>Address: 77 Fir Rd</p><p>Rent: $1,100</p><p>Rooms: 1</p><p>Available from: May 20, 2024</p></div></div></div></body>"""


class Quote(BaseModel):
    symbol: str
    price: float
    change: float
    volume: int


class Quotes(BaseModel):
    quotes: list[Quote]


QUOTES = """<body><h1>Market</h1><div class=list><div class=head><span>Symbol</span><span>Price</span><span>Change</span><span>Volume</span></div><div class=line><span>ABX</span><span>12.30</span><span>-0.45</span><span>1.2M</span></div><div class=line><span>QRS</span><span>104.00</span><span>+1.10</span><span>850k</span></div><div class="line hot"><span>TUV</span><span>9.99</span><span>0.00</span><span>12,400</span></div></div></body>"""


class Empty(BaseModel):
    name: str | None
    price: float | None
    author: str | None
    email: str | None
    published: day | None
    tags: list[str] | None
    in_stock: bool | None


EMPTY = """<head><title>404</title></head><body><h1>Page not found</h1><p>We could not find what you asked for. Try one of 25 other pages.</p><ul><li><a href=/>Home</a></li><li><a href=/help>Help</a></li></ul><footer>© 2024 Acme Inc. All rights reserved.</footer></body>"""

CASES = [
    Case(
        "league table",
        League,
        LEAGUE,
        {
            "standings": [
                {"position": 1, "team": "Alder Town", "played": 30, "won": 21, "goal_difference": 34, "points": 67},
                {"position": 2, "team": "Birch City", "played": 30, "won": 18, "goal_difference": 12, "points": 60},
                {"position": 3, "team": "Cedar Utd", "played": 30, "won": 7, "goal_difference": -19, "points": 27},
            ]
        },
    ),
    Case(
        "timetable",
        Timetable,
        TIMETABLE,
        {
            "train": "IC 812",
            "stops": [
                {"station": "Zug", "arrival": None, "departure": "08:02:00", "platform": "3"},
                {"station": "Thalwil", "arrival": "08:17:00", "departure": "08:18:00", "platform": "2"},
                {"station": "Zürich HB", "arrival": "08:29:00", "departure": None, "platform": "7"},
            ],
        },
    ),
    Case(
        "results",
        Results,
        RESULTS,
        {
            "results": [
                {
                    "title": "Glass bridges",
                    "url": "https://a.example/1",
                    "date": "2023-03-04",
                    "snippet": "How they are made.",
                },
                {
                    "title": "Rope bridges",
                    "url": "https://a.example/2",
                    "date": None,
                    "snippet": "Older than you think.",
                },
                {
                    "title": "Stone bridges",
                    "url": "https://a.example/3",
                    "date": "2022-01-30",
                    "snippet": "Roman and later.",
                },
            ],
            "result_count": 1240,
        },
    ),
    Case(
        "thread",
        Thread,
        THREAD,
        {
            "title": "Which bread?",
            "comments": [
                {"author": "lou", "text": "Rye, always.", "likes": 12, "posted": "2024-01-01T10:00:00"},
                {"author": "sam", "text": "Sourdough.", "likes": 3, "posted": "2024-01-01T11:30:00"},
            ],
        },
    ),
    Case(
        "directory",
        Directory,
        DIRECTORY,
        {
            "team": [
                {"name": "Ada Moss", "role": "Director", "email": "ada@m.example", "phone": "+4711"},
                {"name": "Per Lie", "role": "Engineer", "email": "per@m.example", "phone": None},
            ],
            "offices": ["Oslo", "Riga"],
        },
    ),
    Case(
        "flats in rows",
        Listings,
        FLATS,
        {
            "flats": [
                {"address": "1 Elm St", "rent": 1950, "rooms": 2.5, "available_from": "2024-06-01"},
                {"address": "9 Oak Ave", "rent": 2400, "rooms": 3, "available_from": "2024-07-15"},
                {"address": "77 Fir Rd", "rent": 1100, "rooms": 1, "available_from": "2024-05-20"},
            ]
        },
    ),
    Case(
        "quotes without a table",
        Quotes,
        QUOTES,
        {
            "quotes": [
                {"symbol": "ABX", "price": 12.3, "change": -0.45, "volume": 1200000},
                {"symbol": "QRS", "price": 104, "change": 1.1, "volume": 850000},
                {"symbol": "TUV", "price": 9.99, "change": 0, "volume": 12400},
            ]
        },
    ),
    Case(
        "nothing there",
        Empty,
        EMPTY,
        {"name": None, "price": None, "author": None, "email": None, "published": None, "tags": None, "in_stock": None},
    ),
]
