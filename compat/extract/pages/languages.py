"""Pages in German, French, Spanish, Italian and Dutch."""

from __future__ import annotations

from datetime import date, time

from pydantic import BaseModel, Field

from .case import Case


class Ware(BaseModel):
    name: str
    price: float
    weight_kg: float
    dishwasher_safe: bool = Field(description="Spülmaschinenfest")
    available_from: date = Field(description="Lieferbar ab")
    article_number: str = Field(description="Artikelnummer")
    warranty: str | None = Field(None, description="Garantie")


GERMAN = """<body><h1>Gusseisentopf</h1><div class=preis>1.299,50 €</div><table><tr><td>Preis</td><td>1.299,50 €</td></tr><tr><td>Gewicht</td><td>4,250 kg</td></tr><tr><td>Spülmaschinenfest</td><td>Nein</td></tr><tr><td>Lieferbar ab</td><td>3. März 2024</td></tr><tr><td>Artikelnummer</td><td>GT-77</td></tr><tr><td>Garantie</td><td>keine Angabe</td></tr></table></body>"""


class Impressum(BaseModel):
    firma: str
    strasse: str
    plz: str
    ort: str
    telefon: str
    geschaeftsfuehrer: str
    ust_id: str = Field(alias="USt-IdNr")


IMPRESSUM = """<body><h1>Impressum</h1><p><b>Firma</b><br>Nordsee Kontor GmbH</p><p><b>Straße</b><br>Am Hafen 4</p><p><b>PLZ</b><br>26506</p><p><b>Ort</b><br>Norden</p><p>Telefon: 04931 1234</p><p>Geschäftsführer: Uwe Janssen</p><p>USt-IdNr.: DE123456789</p></body>"""


class Annonce(BaseModel):
    titre: str
    prix: float
    surface_m2: float
    pieces: int
    ascenseur: bool
    publie_le: date
    charges: float | None = None


FRENCH = """<body><h1>Appartement lumineux</h1><ul><li><span>Prix</span> <span>249 500,00 €</span></li><li><span>Surface</span> <span>68,5 m²</span></li><li><span>Pièces</span> <span>3</span></li><li><span>Ascenseur</span> <span>Oui</span></li><li><span>Publié le</span> <span>14 février 2024</span></li><li><span>Charges</span> <span>non renseigné</span></li></ul></body>"""


class Course(BaseModel):
    title: str
    start_date: date
    end_date: date
    price: float
    teacher: str
    online: bool


SPANISH = """<body><h1>Curso de cerámica</h1><dl><dt>Fecha de inicio</dt><dd>5 de septiembre de 2024</dd><dt>Fecha de fin</dt><dd>12 de diciembre de 2024</dd><dt>Precio</dt><dd>1.250 €</dd><dt>Profesor</dt><dd>Luis Vega</dd><dt>Online</dt><dd>Sí</dd></dl></body>"""


class Treno(BaseModel):
    numero: str
    partenza: time
    arrivo: time
    durata_minuti: int
    prezzo: float
    cambi: int


class Treni(BaseModel):
    treni: list[Treno]


ITALIAN = """<body><h1>Treni</h1><table><thead><tr><th>Numero</th><th>Partenza</th><th>Arrivo</th><th>Durata</th><th>Prezzo</th><th>Cambi</th></tr></thead><tbody><tr><td>FR 9612</td><td>07:10</td><td>10:05</td><td>2 ore 55 minuti</td><td>€ 49,90</td><td>0</td></tr><tr><td>IC 584</td><td>08.30</td><td>13.00</td><td>4 ore 30 minuti</td><td>€ 23,50</td><td>1</td></tr></tbody></table></body>"""


class Afspraak(BaseModel):
    datum: date
    tijd: time
    locatie: str
    arts: str
    vergoed: bool
    kosten: float | None = None


DUTCH = """<body><h1>Uw afspraak</h1><div class=regel><div>Datum</div><div>maandag 3 juni 2024</div></div><div class=regel><div>Tijd</div><div>14.30 uur</div></div><div class=regel><div>Locatie</div><div>Kamer 12, Utrecht</div></div><div class=regel><div>Arts</div><div>dr. De Wit</div></div><div class=regel><div>Vergoed</div><div>Ja</div></div><div class=regel><div>Kosten</div><div>–</div></div></body>"""


class Rates(BaseModel):
    adult: float
    child: float
    season: str | None = None
    season_start: date | None = None
    parking_free: bool | None = None


SWISS = """<body><h1>Preise</h1><div class=p><p class=l>Adult</p><p class=w>CHF 1’290.–</p></div><div class=p><p class=l>Child</p><p class=w>CHF 645.50</p></div><div class=p><p class=l>Season</p><p class=w>auf Anfrage</p></div></body>"""

CASES = [
    Case(
        "German product",
        Ware,
        GERMAN,
        {
            "name": "Gusseisentopf",
            "price": 1299.5,
            "weight_kg": 4.25,
            "dishwasher_safe": False,
            "available_from": "2024-03-03",
            "article_number": "GT-77",
            "warranty": None,
        },
        "de",
    ),
    Case(
        "German imprint",
        Impressum,
        IMPRESSUM,
        {
            "firma": "Nordsee Kontor GmbH",
            "strasse": "Am Hafen 4",
            "plz": "26506",
            "ort": "Norden",
            "telefon": "04931 1234",
            "geschaeftsfuehrer": "Uwe Janssen",
            "USt-IdNr": "DE123456789",
        },
        "de-DE",
    ),
    Case(
        "French advertisement",
        Annonce,
        FRENCH,
        {
            "titre": "Appartement lumineux",
            "prix": 249500,
            "surface_m2": 68.5,
            "pieces": 3,
            "ascenseur": True,
            "publie_le": "2024-02-14",
            "charges": None,
        },
        "fr",
    ),
    Case(
        "Spanish course",
        Course,
        SPANISH,
        {
            "title": "Curso de cerámica",
            "start_date": "2024-09-05",
            "end_date": "2024-12-12",
            "price": 1250,
            "teacher": "Luis Vega",
            "online": True,
        },
        "es",
    ),
    Case(
        "Italian trains",
        Treni,
        ITALIAN,
        {
            "treni": [
                {
                    "numero": "FR 9612",
                    "partenza": "07:10:00",
                    "arrivo": "10:05:00",
                    "durata_minuti": 175,
                    "prezzo": 49.9,
                    "cambi": 0,
                },
                {
                    "numero": "IC 584",
                    "partenza": "08:30:00",
                    "arrivo": "13:00:00",
                    "durata_minuti": 270,
                    "prezzo": 23.5,
                    "cambi": 1,
                },
            ]
        },
        "it",
    ),
    Case(
        "Dutch appointment",
        Afspraak,
        DUTCH,
        {
            "datum": "2024-06-03",
            "tijd": "14:30:00",
            "locatie": "Kamer 12, Utrecht",
            "arts": "dr. De Wit",
            "vergoed": True,
            "kosten": None,
        },
        "nl",
    ),
    Case(
        "Swiss rates",
        Rates,
        SWISS,
        {"adult": 1290, "child": 645.5, "season": None, "season_start": None, "parking_free": None},
        "de-CH",
    ),
]
