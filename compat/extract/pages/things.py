"""Pages about one thing: recipes, jobs, events, hotels, articles, contacts, places, films."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from pydantic import BaseModel, Field, HttpUrl

from .case import Case


class Recipe(BaseModel):
    name: str
    prep_minutes: int
    cook_minutes: int
    servings: int
    ingredients: list[str]
    steps: list[str]
    calories: int | None = None


RECIPE = """<body><header><a href=/>Spoon</a></header><article><h1>Lentil soup</h1><div class=facts><div><b>Prep time</b> 15 min</div><div><b>Cooking time</b> 1 hr 10 min</div><div><b>Servings</b> 4</div></div>
<h2>Ingredients</h2><ul><li>200 g red lentils</li><li>1 onion</li><li>2 carrots</li></ul><h2>Steps</h2><ol><li>Chop the onion.</li><li>Boil everything.</li></ol><h2>You may also like</h2><ul><li><a href=/x>Pea soup</a></li></ul></article></body>"""


class Job(BaseModel):
    title: str
    employer: str
    city: str
    country: str | None = None
    salary_min: float
    salary_max: float
    employment_type: str
    date_posted: date
    remote: bool | None = None


JOB = """<head><title>Data engineer - Jobs</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Data engineer","datePosted":"2024-04-01","employmentType":"FULL_TIME",
"hiringOrganization":{"@type":"Organization","name":"Orbit GmbH"},"jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Linz","addressCountry":"AT"}},
"baseSalary":{"@type":"MonetaryAmount","currency":"EUR","value":{"@type":"QuantitativeValue","minValue":52000,"maxValue":64000,"unitText":"YEAR"}}}</script></head><body><h1>Data engineer</h1><p>Orbit GmbH, Linz</p><a href=/apply>Apply</a></body>"""


class Event(BaseModel):
    name: str
    start: datetime
    venue: str
    organizer: str
    doors_open: time
    duration: timedelta
    ticket_price: float
    age_limit: int | None = None


EVENT = """<body><main itemscope itemtype="https://schema.org/MusicEvent"><h1 itemprop=name>Night of Strings</h1><p><time itemprop=startDate datetime="2024-06-21T20:00:00+02:00">21 June, 8 pm</time></p>
<div itemprop=location itemscope itemtype="https://schema.org/Place"><span itemprop=name>Grand Hall</span></div><div itemprop=organizer itemscope itemtype="https://schema.org/Organization"><span itemprop=name>City Arts</span></div></main>
<dl><div><dt>Venue</dt><dd>Grand Hall</dd></div><div><dt>Doors open</dt><dd>7:15 pm</dd></div><div><dt>Duration</dt><dd>2 hours 30 minutes</dd></div><div><dt>Ticket price</dt><dd>€18</dd></div></dl></body>"""


class Hotel(BaseModel):
    name: str
    stars: int
    price_per_night: float
    has_wifi: bool
    has_pool: bool
    pets_allowed: bool
    check_in: time
    check_out: time
    address: str
    phone: str


HOTEL = """<body><h1>Hotel Alba</h1><div aria-label="4 stars" title="4 stars" class=stars>★★★★</div><address class=address>12 Shore Road, Bergen</address><a href="tel:+4755123456">Call us</a>
<table><tbody><tr><td>Price per night</td><td>1 450 kr</td></tr><tr><td>Check-in</td><td>15:00</td></tr><tr><td>Check-out</td><td>11 am</td></tr><tr><td>Pets allowed</td><td>No</td></tr><tr><td>WiFi</td><td>Yes, free</td></tr><tr><td>Pool</td><td>✗</td></tr></tbody></table></body>"""


class Article(BaseModel):
    headline: str
    author: str
    published: datetime
    section: str
    word_count: int | None = None
    reading_minutes: int | None = None
    tags: list[str]


ARTICLE = """<head><title>Tides of glass - The Ledger</title><meta name=author content="Nia Okoro"><meta property="article:published_time" content="2024-01-08T06:00:00Z"><meta property="article:section" content="Science"></head>
<body><header><nav><ul><li><a href=/1>World</a></li><li><a href=/2>Sport</a></li></ul></nav></header><article><h1>Tides of glass</h1><p class=byline>By <span class=author>Nia Okoro</span></p><p>The sand of the bay was first seen in 1871. It has 14 colours.</p>
<ul class=tags aria-label=Tags><li><a href=/t/sea>sea</a></li><li><a href=/t/glass>glass</a></li></ul></article><aside><h2>Most read</h2><ol><li><a href=/a>Bridges</a></li><li><a href=/b>Trains</a></li></ol></aside></body>"""


class Contact(BaseModel):
    company: str
    email: str
    phone: str
    fax: str | None = None
    street: str
    postal_code: str
    city: str
    opening_hours: str | None = None


CONTACT = """<body><h1>Contact</h1><div class=vcard><p class=company>Holm Bakery</p><p class=street>3 Quay Street</p><p><span class=postal-code>BS1 4DJ</span> <span class=city>Bristol</span></p>
<p>E-mail: <a href="mailto:hello@holm.example">hello@holm.example</a></p><p>Phone: <a href="tel:+441179000000">0117 900 0000</a></p><p style="position:absolute;left:-9999px">E-mail: trap@spam.example</p><p style="display:none">Fax: 0117 900 0001</p></div></body>"""


class Film(BaseModel):
    title: str
    director: str
    year: int
    runtime_minutes: int
    rating: float
    genres: list[str]
    budget: float | None = None
    sequel: str | None = None


FILM = """<body><h1>The Long Ferry</h1><div class=infobox><table><tr><th>Directed by</th><td>Ines Vale</td></tr><tr><th>Running time</th><td>118 minutes</td></tr><tr><th>Year</th><td>1994</td></tr><tr><th>Budget</th><td>$3.5 million</td></tr><tr><th>Sequel</th><td>n/a</td></tr></table></div>
<p>Rating: 7.8/10</p><h2>Genres</h2><ul><li>Drama</li><li>Mystery</li></ul><h2>Cast</h2><ul><li>Ada Finch</li><li>Tom Rey</li></ul></body>"""


class House(BaseModel):
    price: int
    bedrooms: int
    bathrooms: float
    living_area_m2: float
    year_built: int
    garage: bool
    energy_class: str | None = Field(None, description="EPC rating of the building")
    monthly_fee: float | None = None


HOUSE = """<body><main><h1>Terraced house in Ely</h1><p class=price>£425,000</p><div class=kv><div class=k>Bedrooms</div><div class=val>3</div><div class=k>Bathrooms</div><div class=val>1.5</div><div class=k>Living area</div><div class=val>112 m²</div>
<div class=k>Year built</div><div class=val>1931</div><div class=k>Garage</div><div class=val>No</div><div class=k>EPC rating</div><div class=val>C</div></div></main></body>"""


class Package(BaseModel):
    name: str
    version: str
    license: str
    size_kb: float
    weekly_downloads: int
    repository: HttpUrl
    last_published: date
    deprecated: bool | None = None


PACKAGE = """<body><my-pkg></my-pkg><script>const root=document.querySelector("my-pkg").attachShadow({mode:"open"});root.innerHTML=`<h1>left-fold</h1><dl><dt>Version</dt><dd>2.4.1</dd><dt>License</dt><dd>MIT</dd><dt>Size</dt><dd>1.5 MB</dd><dt>Weekly downloads</dt><dd>1,203,441</dd><dt>Repository</dt><dd><a href="https://git.example/lf">git.example/lf</a></dd></dl><details><summary>More</summary><p>Last published: 9 Nov 2023</p></details>`</script></body>"""


class Flight(BaseModel):
    flight_number: str
    departure_airport: str
    arrival_airport: str
    departure_time: time
    arrival_time: time
    gate: str
    delay_minutes: int | None = None
    seat: str | None = None


FLIGHT = """<body><h1>Flight status</h1><iframe srcdoc='<body><dl><dt>Flight number</dt><dd>SK 4167</dd><dt>Gate</dt><dd>B12</dd><dt>Delay</dt><dd>35 min</dd></dl></body>'></iframe>
<section><h2>Departure</h2><p>Airport: Oslo (OSL)</p><p>Time: 09:40</p></section><section><h2>Arrival</h2><p>Airport: Bodø (BOO)</p><p>Time: 11:05</p></section></body>"""

CASES = [
    Case(
        "recipe",
        Recipe,
        RECIPE,
        {
            "name": "Lentil soup",
            "prep_minutes": 15,
            "cook_minutes": 70,
            "servings": 4,
            "ingredients": ["200 g red lentils", "1 onion", "2 carrots"],
            "steps": ["Chop the onion.", "Boil everything."],
            "calories": None,
        },
    ),
    Case(
        "job",
        Job,
        JOB,
        {
            "title": "Data engineer",
            "employer": "Orbit GmbH",
            "city": "Linz",
            "country": "AT",
            "salary_min": 52000,
            "salary_max": 64000,
            "employment_type": "FULL_TIME",
            "date_posted": "2024-04-01",
            "remote": None,
        },
    ),
    Case(
        "event",
        Event,
        EVENT,
        {
            "name": "Night of Strings",
            "start": "2024-06-21T20:00:00+02:00",
            "venue": "Grand Hall",
            "organizer": "City Arts",
            "doors_open": "19:15:00",
            "duration": "PT2H30M",
            "ticket_price": 18,
            "age_limit": None,
        },
    ),
    Case(
        "hotel",
        Hotel,
        HOTEL,
        {
            "name": "Hotel Alba",
            "stars": 4,
            "price_per_night": 1450,
            "has_wifi": True,
            "has_pool": False,
            "pets_allowed": False,
            "check_in": "15:00:00",
            "check_out": "11:00:00",
            "address": "12 Shore Road, Bergen",
            "phone": "+4755123456",
        },
    ),
    Case(
        "article",
        Article,
        ARTICLE,
        {
            "headline": "Tides of glass",
            "author": "Nia Okoro",
            "published": "2024-01-08T06:00:00Z",
            "section": "Science",
            "word_count": None,
            "reading_minutes": None,
            "tags": ["sea", "glass"],
        },
    ),
    Case(
        "contact",
        Contact,
        CONTACT,
        {
            "company": "Holm Bakery",
            "email": "hello@holm.example",
            "phone": "0117 900 0000",
            "fax": None,
            "street": "3 Quay Street",
            "postal_code": "BS1 4DJ",
            "city": "Bristol",
            "opening_hours": None,
        },
    ),
    Case(
        "film",
        Film,
        FILM,
        {
            "title": "The Long Ferry",
            "director": "Ines Vale",
            "year": 1994,
            "runtime_minutes": 118,
            "rating": 7.8,
            "genres": ["Drama", "Mystery"],
            "budget": 3500000,
            "sequel": None,
        },
    ),
    Case(
        "house",
        House,
        HOUSE,
        {
            "price": 425000,
            "bedrooms": 3,
            "bathrooms": 1.5,
            "living_area_m2": 112,
            "year_built": 1931,
            "garage": False,
            "energy_class": "C",
            "monthly_fee": None,
        },
    ),
    Case(
        "package in a shadow root",
        Package,
        PACKAGE,
        {
            "name": "left-fold",
            "version": "2.4.1",
            "license": "MIT",
            "size_kb": 1500,
            "weekly_downloads": 1203441,
            "repository": "https://git.example/lf",
            "last_published": "2023-11-09",
            "deprecated": None,
        },
    ),
    Case(
        "flight",
        Flight,
        FLIGHT,
        {
            "flight_number": "SK 4167",
            "departure_airport": "Oslo (OSL)",
            "arrival_airport": "Bodø (BOO)",
            "departure_time": "09:40:00",
            "arrival_time": "11:05:00",
            "gate": "B12",
            "delay_minutes": 35,
            "seat": None,
        },
    ),
]
