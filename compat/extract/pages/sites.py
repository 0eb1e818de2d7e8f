"""Pages of many kinds and languages, whole, with what surrounds their subject."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from pydantic import BaseModel, Field

from .case import Case


class PartyNl(BaseModel):
    name: str
    address: str
    vat_number: str | None
    email: str | None


class InvoiceNl(BaseModel):
    invoice_number: str
    invoice_date: date
    due_date: date
    supplier: PartyNl
    customer: PartyNl
    subtotal: float
    vat: float
    total: float


INVOICE_NL = Case(
    "invoice nl supplier customer",
    InvoiceNl,
    """<head><title>Factuur 2026-0417</title></head>
<body><div class="page-wrap">
<div class="menu"><a href="/dashboard">Dashboard</a> | <a href="/facturen">Facturen</a> | <a href="/uitloggen">Uitloggen</a></div>
<div class="factuur">
<h1>Factuur</h1>
<div class="factuur-kop">
  <p><span class="label">Factuurnummer:</span> <span class="waarde">2026-0417</span></p>
  <p><span class="label">Factuurdatum:</span> <span class="waarde">9 maart 2026</span></p>
  <p><span class="label">Vervaldatum:</span> <span class="waarde">8 april 2026</span></p>
</div>
<div class="partijen">
  <section class="partij"><h2>Leverancier</h2>
    <dl><dt>Naam</dt><dd>Houtzagerij De Vries B.V.</dd><dt>Adres</dt><dd>Kanaaldijk 88, 3542 AD Utrecht</dd><dt>Btw-nummer</dt><dd>NL8123.45.678.B01</dd><dt>E-mail</dt><dd>administratie@houtdevries.example</dd></dl></section>
  <section class="partij"><h2>Klant</h2>
    <dl><dt>Naam</dt><dd>Familie Bakker-Smit</dd><dt>Adres</dt><dd>Lindelaan 4, 1217 KL Hilversum</dd><dt>Btw-nummer</dt><dd>n.v.t.</dd><dt>E-mail</dt><dd>r.bakker@post.example</dd></dl></section>
</div>
<table class="regels"><thead><tr><th>Omschrijving</th><th>Aantal</th><th>Prijs</th><th>Bedrag</th></tr></thead>
<tbody><tr><td>Eiken planken 20 × 200 mm</td><td>24</td><td>€ 38,75</td><td>€ 930,00</td></tr>
<tr><td>Bezorging</td><td>1</td><td>€ 85,00</td><td>€ 85,00</td></tr></tbody>
<tfoot><tr><td colspan="3">Subtotaal</td><td>€ 1.015,00</td></tr><tr><td colspan="3">Btw 21%</td><td>€ 213,15</td></tr><tr class="totaal"><td colspan="3">Totaal</td><td>€ 1.228,15</td></tr></tfoot></table>
<p class="voet">Gelieve te betalen op NL91 ABNA 0417 1643 00 onder vermelding van het factuurnummer.</p>
</div></div>
<footer>KvK 30123456 – Alle leveringen volgens onze algemene voorwaarden.</footer></body>""",
    {
        "invoice_number": "2026-0417",
        "invoice_date": "2026-03-09",
        "due_date": "2026-04-08",
        "supplier": {
            "name": "Houtzagerij De Vries B.V.",
            "address": "Kanaaldijk 88, 3542 AD Utrecht",
            "vat_number": "NL8123.45.678.B01",
            "email": "administratie@houtdevries.example",
        },
        "customer": {
            "name": "Familie Bakker-Smit",
            "address": "Lindelaan 4, 1217 KL Hilversum",
            "vat_number": None,
            "email": "r.bakker@post.example",
        },
        "subtotal": 1015.0,
        "vat": 213.15,
        "total": 1228.15,
    },
    "nl",
)


class StaffProfile(BaseModel):
    name: str
    job_title: str
    department: str
    email: str
    office_phone: str
    mobile_phone: str | None
    office: str
    languages: list[str]
    joined: date
    fax: str | None


STAFF = Case(
    "profile staff directory",
    StaffProfile,
    """<body class="univ">
<a class="skip" href="#main">Skip to content</a>
<header><div class="univ-name">Harrow Vale University</div><nav aria-label="Main"><a href="/study">Study</a> <a href="/research">Research</a> <a href="/people">People</a></nav></header>
<ol class="crumbs"><li><a href="/">Home</a></li><li><a href="/people">People</a></li><li aria-current="page">Dr Ines Okafor</li></ol>
<main id="main">
<div class="person">
  <div class="person__photo"><img src="/photos/okafor.jpg" alt="Portrait of Ines Okafor" width="180"></div>
  <div class="person__head"><h1 class="person__name">Dr Ines Okafor</h1></div>
  <dl class="person__facts">
    <div><dt>Job title</dt><dd>Senior Lecturer in Hydrology</dd></div>
    <div><dt>Department</dt><dd><a href="/depts/geo">Earth and Environmental Sciences</a></dd></div>
    <div><dt>Office</dt><dd>Whitmore Building, Room 3.14</dd></div>
    <div><dt>Joined</dt><dd>1 September 2017</dd></div>
    <div><dt>Languages</dt><dd><ul><li>English</li><li>Igbo</li><li>Spanish</li></ul></dd></div>
  </dl>
  <div class="person__contact"><h2>Contact</h2>
    <p><i class="icon-mail"></i> <a href="mailto:i.okafor@hvu.example">Send an e-mail</a></p>
    <p>Office phone <a href="tel:+441632960417">+44 1632 960417</a></p>
    <!-- <p>Mobile phone <a href="tel:+447700900123">+44 7700 900123</a></p> -->
  </div>
  <section class="person__bio"><h2>Biography</h2><p>Ines studies how upland peat stores and releases water. Before Harrow Vale she spent four years at the Lagos Institute of Water.</p></section>
</div>
<aside class="colleagues"><h2>Colleagues</h2><ul><li><a href="/people/trent">Prof Martin Trent</a>, Head of Department</li><li><a href="/people/lowe">Dr Sofia Lowe</a>, Lecturer</li></ul></aside>
</main>
<footer>Switchboard: <a href="tel:+441632960000">+44 1632 960000</a> &middot; <a href="mailto:web@hvu.example">Web team</a></footer>
</body>""",
    {
        "name": "Dr Ines Okafor",
        "job_title": "Senior Lecturer in Hydrology",
        "department": "Earth and Environmental Sciences",
        "email": "i.okafor@hvu.example",
        "office_phone": "+44 1632 960417",
        "mobile_phone": None,
        "office": "Whitmore Building, Room 3.14",
        "languages": ["English", "Igbo", "Spanish"],
        "joined": "2017-09-01",
        "fax": None,
    },
)


class HotelIt(BaseModel):
    name: str
    stars: int
    address: str
    phone: str
    check_in_from: time
    check_out_until: time
    price_per_night: float | None
    rooms: int
    has_wifi: bool
    has_pool: bool
    allows_pets: bool
    parking_fee: float | None
    email: str | None


HOTEL_IT = Case(
    "hotel it",
    HotelIt,
    """<head><title>Albergo Belvedere, Orta San Giulio</title></head>
<body>
<nav class="navbar navbar-expand-lg"><a class="navbar-brand" href="/">LagoHotel.it</a><ul class="navbar-nav"><li class="nav-item"><a class="nav-link" href="/offerte">Offerte</a></li><li class="nav-item"><a class="nav-link" href="/mappa">Mappa</a></li></ul></nav>
<div class="container">
<div class="row"><div class="col-8">
  <h1 class="mb-0">Albergo Belvedere</h1>
  <div class="stelle" role="img" aria-label="3 stelle">★★★</div>
  <p class="text-muted">Camere con balcone e vista sull'isola, a due passi dalla piazza.</p>
  <h2>Informazioni</h2>
  <table class="table table-sm"><tbody>
    <tr><th scope="row">Indirizzo</th><td>Via Panoramica 27, 28016 Orta San Giulio (NO)</td></tr>
    <tr><th scope="row">Telefono</th><td><a href="tel:+390322555019">+39 0322 555019</a></td></tr>
    <tr><th scope="row">Check-in dalle</th><td>ore 14:30</td></tr>
    <tr><th scope="row">Check-out entro le</th><td>ore 10:00</td></tr>
    <tr><th scope="row">Numero di camere</th><td>22</td></tr>
  </tbody></table>
  <h2>Servizi</h2>
  <table class="table table-sm servizi"><tbody>
    <tr><td>Wi-Fi</td><td>Sì</td></tr>
    <tr><td>Piscina</td><td>No</td></tr>
    <tr><td>Animali ammessi</td><td>Sì</td></tr>
    <tr><td>Parcheggio</td><td>su richiesta</td></tr>
  </tbody></table>
</div>
<div class="col-4"><div class="card prenota"><div class="card-body"><h3>Camera giardino</h3><span class="d-block small">Prezzo per notte</span><span class="h3">€ 118,50</span><button class="btn btn-success">Prenota ora</button></div></div>
<div class="card prenota"><div class="card-body"><h3>Camera lago</h3><span class="d-block small">Prezzo per notte</span><span class="h3">€ 142,00</span><button class="btn btn-success">Prenota ora</button></div></div></div>
</div>
<section class="vicini"><h2>Altri alberghi nei dintorni</h2><div class="card"><h3>Locanda del Molo</h3><span class="small">Prezzo per notte</span><span>€ 96,00</span></div></section>
</div>
<footer class="footer"><div class="container">LagoHotel.it S.r.l. – P. IVA 02345678901</div></footer></body>""",
    {
        "name": "Albergo Belvedere",
        "stars": 3,
        "address": "Via Panoramica 27, 28016 Orta San Giulio (NO)",
        "phone": "+39 0322 555019",
        "check_in_from": "14:30:00",
        "check_out_until": "10:00:00",
        "price_per_night": None,  # two rooms, two prices of equal rank
        "rooms": 22,
        "has_wifi": True,
        "has_pool": False,
        "allows_pets": True,
        "parking_fee": None,
        "email": None,
    },
    "it",
)


class Ticket(BaseModel):
    number: int
    title: str
    assignee: str | None
    priority: Literal["low", "normal", "high"]


class Helpdesk(BaseModel):
    open_tickets: list[Ticket]
    closed_tickets: list[Ticket]
    team: str


HELPDESK = Case(
    "helpdesk open closed",
    Helpdesk,
    """<body class="desk">
<header class="desk-top"><span class="logo">Deskhub</span><input type="search" aria-label="Search tickets" placeholder="Search"><a href="/me">Jo P.</a></header>
<main class="desk-main"><h1>Queue</h1>
<p class="team-line"><span class="k">Team</span> <span class="v">Workplace IT</span></p>
<section class="board"><h2 class="board__title">Open tickets</h2>
<ul class="board__list">
 <li class="ticket"><span class="ticket__no">#4410</span> <a class="ticket__title" href="/t/4410">Projector in room 5 flickers</a> <span class="ticket__prio prio-high" title="Priority">High</span> <span class="ticket__who" title="Assignee">Jo Park</span></li>
 <li class="ticket is-overdue"><span class="ticket__no">#4402</span> <a class="ticket__title" href="/t/4402">Badge reader rejects new cards</a> <span class="ticket__prio prio-normal" title="Priority">Normal</span> <span class="ticket__who" title="Assignee">Unassigned</span></li>
 <li class="ticket"><span class="ticket__no">#4399</span> <a class="ticket__title" href="/t/4399">Order second monitor for desk 12</a> <span class="ticket__prio prio-low" title="Priority">Low</span> <span class="ticket__who" title="Assignee">Sam Ito</span></li>
</ul></section>
<section class="board"><h2 class="board__title">Closed tickets</h2>
<ul class="board__list">
 <li class="ticket is-done"><span class="ticket__no">#4387</span> <a class="ticket__title" href="/t/4387">VPN drops after ten minutes</a> <span class="ticket__prio prio-high" title="Priority">High</span> <span class="ticket__who" title="Assignee">Sam Ito</span></li>
 <li class="ticket is-done"><span class="ticket__no">#4381</span> <a class="ticket__title" href="/t/4381">New starter laptop</a> <span class="ticket__prio prio-normal" title="Priority">Normal</span> <span class="ticket__who" title="Assignee">Jo Park</span></li>
</ul></section>
<aside><h2>Labels</h2><ul class="labels"><li>hardware</li><li>network</li><li>access</li></ul></aside>
</main></body>""",
    {
        "open_tickets": [
            {"number": 4410, "title": "Projector in room 5 flickers", "assignee": "Jo Park", "priority": "high"},
            {"number": 4402, "title": "Badge reader rejects new cards", "assignee": None, "priority": "normal"},
            {"number": 4399, "title": "Order second monitor for desk 12", "assignee": "Sam Ito", "priority": "low"},
        ],
        "closed_tickets": [
            {"number": 4387, "title": "VPN drops after ten minutes", "assignee": "Sam Ito", "priority": "high"},
            {"number": 4381, "title": "New starter laptop", "assignee": "Jo Park", "priority": "normal"},
        ],
        "team": "Workplace IT",
    },
)


class StatementLine(BaseModel):
    date: date
    description: str
    amount: float
    balance: float


class Statement(BaseModel):
    account_holder: str
    account_number: str
    opening_balance: float
    closing_balance: float
    overdraft_limit: float | None
    transactions: list[StatementLine]


STATEMENT = Case(
    "bank statement parentheses",
    Statement,
    """<body class="ib">
<div class="ib-head"><span class="ib-logo">First Tamar Bank</span> <span class="ib-user">Signed in as GREYCO</span> <a href="/signout">Sign out</a></div>
<div class="ib-nav"><a href="/accounts">Accounts</a><a href="/payments">Payments</a><a class="on" href="/statements">Statements</a></div>
<div class="ib-body"><h1>Statement, 1 to 30 April 2026</h1>
<div class="ib-summary">
 <div class="ib-pair"><div class="ib-k">Account holder</div><div class="ib-v">Grey &amp; Company Bookbinders</div></div>
 <div class="ib-pair"><div class="ib-k">Account number</div><div class="ib-v">30-88-12 4471 9920</div></div>
 <div class="ib-pair"><div class="ib-k">Opening balance</div><div class="ib-v">£2,410.07</div></div>
 <div class="ib-pair"><div class="ib-k">Closing balance</div><div class="ib-v">£1,766.27</div></div>
 <div class="ib-pair"><div class="ib-k">Overdraft limit</div><div class="ib-v">not available</div></div>
</div>
<table class="ib-table"><caption>Transactions</caption>
<thead><tr><th>Date</th><th>Description</th><th class="r">Amount (£)</th><th class="r">Balance (£)</th></tr></thead>
<tbody>
<tr><td>02 Apr 2026</td><td>Standing order, workshop rent</td><td class="r neg">(850.00)</td><td class="r">1,560.07</td></tr>
<tr><td>09 Apr 2026</td><td>Transfer from Penrose Library</td><td class="r">1,120.00</td><td class="r">2,680.07</td></tr>
<tr><td>17 Apr 2026</td><td>Card, Hide &amp; Leather Ltd</td><td class="r neg">(1,313.80)</td><td class="r">1,366.27</td></tr>
<tr><td>28 Apr 2026</td><td>Cash paid in</td><td class="r">400.00</td><td class="r">1,766.27</td></tr>
</tbody>
<tfoot><tr><td></td><td>Net change</td><td class="r neg">(643.80)</td><td></td></tr></tfoot></table>
<p class="ib-legal">Figures in brackets are debits. Deposits are protected up to £85,000.</p></div></body>""",
    {
        "account_holder": "Grey & Company Bookbinders",
        "account_number": "30-88-12 4471 9920",
        "opening_balance": 2410.07,
        "closing_balance": 1766.27,
        "overdraft_limit": None,
        "transactions": [
            {
                "date": "2026-04-02",
                "description": "Standing order, workshop rent",
                "amount": -850.0,
                "balance": 1560.07,
            },
            {
                "date": "2026-04-09",
                "description": "Transfer from Penrose Library",
                "amount": 1120.0,
                "balance": 2680.07,
            },
            {"date": "2026-04-17", "description": "Card, Hide & Leather Ltd", "amount": -1313.8, "balance": 1366.27},
            {"date": "2026-04-28", "description": "Cash paid in", "amount": 400.0, "balance": 1766.27},
        ],
    },
)


class KettleJa(BaseModel):
    name: str
    manufacturer: str
    model_number: str
    price: int
    weight_kg: float
    capacity_l: float
    color: str
    release_date: date
    in_stock: bool
    warranty_years: int | None
    has_timer: bool = Field(description="タイマー機能")


KETTLE = Case(
    "product kettle ja",
    KettleJa,
    """<head><title>電気ケトル KT-120 | くらし堂オンライン</title></head>
<body>
<div class="l-header"><a href="/" class="l-header__logo">くらし堂</a><ul class="l-header__nav"><li><a href="/kitchen">キッチン</a></li><li><a href="/living">リビング</a></li><li><a href="/guide">ご利用ガイド</a></li></ul></div>
<div class="p-breadcrumb"><a href="/">ホーム</a> &gt; <a href="/kitchen">キッチン</a> &gt; 電気ケトル</div>
<div class="p-item">
<h1 class="p-item__name">電気ケトル KT-120</h1>
<p class="p-item__catch">沸騰まで約5分。毎日のお茶の時間に。</p>
<div class="p-item__cart"><form><label>数量 <input type="number" name="num" value="1"></label><button>カートに入れる</button></form></div>
<h2 class="c-heading">商品仕様</h2>
<table class="p-spec">
<tr><th>メーカー</th><td>三ツ葉電機</td></tr>
<tr><th>型番</th><td>KT-120W</td></tr>
<tr><th>価格</th><td>12,800円(税込)</td></tr>
<tr><th>重量</th><td>1.1kg</td></tr>
<tr><th>容量</th><td>1.2L</td></tr>
<tr><th>カラー</th><td>ホワイト</td></tr>
<tr><th>発売日</th><td>2026年3月14日</td></tr>
<tr><th>在庫</th><td>在庫あり</td></tr>
<tr><th>タイマー機能</th><td>なし</td></tr>
<tr><th>保証期間</th><td>-</td></tr>
</table></div>
<div class="p-recommend"><h2 class="c-heading">この商品を見た人はこちらも見ています</h2><ul><li><a href="/i/1">ガラスティーポット</a><span>3,480円</span></li><li><a href="/i/2">湯のみ 2個セット</a><span>2,200円</span></li></ul></div>
<div class="l-footer">送料全国一律 600円 / 株式会社くらし堂 / 電話 03-5550-0142</div>
</body>""",
    {
        "name": "電気ケトル KT-120",
        "manufacturer": "三ツ葉電機",
        "model_number": "KT-120W",
        "price": 12800,
        "weight_kg": 1.1,
        "capacity_l": 1.2,
        "color": "ホワイト",
        "release_date": "2026-03-14",
        "in_stock": True,
        "warranty_years": None,
        "has_timer": False,
    },
    "ja",
)


class Repository(BaseModel):
    owner: str
    name: str
    description: str
    stars: int
    forks: int
    open_issues: int
    license: str
    latest_release: str
    topics: list[str]
    contributors: int
    homepage: str | None
    sponsors: int | None


REPO = Case(
    "repository page",
    Repository,
    """<head><title>ferrous-labs/tidewatch: Tide predictions without a network</title></head>
<body class="logged-out"><header class="Header"><a href="/" aria-label="Homepage">codeharbor</a><nav aria-label="Global"><ul><li><a href="/explore">Explore</a></li><li><a href="/pricing">Pricing</a></li></ul></nav></header>
<main id="repo-content"><div class="repo-head">
<nav class="AppHeader-context" aria-label="Repository path"><dl class="sr-dl"><dt>Owner</dt><dd><a href="/ferrous-labs">ferrous-labs</a></dd></dl></nav>
<h1><strong itemprop="name"><a href="/ferrous-labs/tidewatch">tidewatch</a></strong></h1><span class="Label">Public</span></div>
<ul class="UnderlineNav"><li><a href="issues"><span>Issues</span></a></li><li><a href="pulls"><span>Pull requests</span> <span class="Counter">9</span></a></li><li><a href="actions"><span>Actions</span></a></li></ul>
<div class="Layout"><div class="Layout-main">
<table class="files" aria-label="Files"><tbody><tr><td><a href="src">src</a></td><td>Fix harmonic order</td><td>3 days ago</td></tr><tr><td><a href="README.md">README.md</a></td><td>Mention the CLI</td><td>last month</td></tr></tbody></table>
<article class="markdown-body"><h2>tidewatch</h2><p>Install with <code>cargo add tidewatch</code>. See the examples folder for plots.</p></article></div>
<div class="Layout-sidebar"><div class="BorderGrid-cell"><h2>About</h2>
<p class="f4" itemprop="description">Tide predictions without a network</p>
<h3 class="sr-only">Topics</h3><ul class="topics"><li><a class="topic-tag" href="/topics/rust">rust</a></li><li><a class="topic-tag" href="/topics/oceanography">oceanography</a></li><li><a class="topic-tag" href="/topics/offline-first">offline-first</a></li></ul>
<h3 class="sr-only">License</h3><p><a href="LICENSE">Apache-2.0</a></p>
<h3 class="sr-only">Stars</h3><p><a href="stargazers"><strong>12.4k</strong> stars</a></p>
<h3 class="sr-only">Forks</h3><p><a href="forks"><strong>861</strong> forks</a></p>
<h3 class="sr-only">Open issues</h3><p><a href="issues"><strong>143</strong> open issues</a></p></div>
<div class="BorderGrid-cell"><dl><dt>Latest release</dt><dd><a href="releases/v3.2.1">v3.2.1</a></dd><dt>Contributors</dt><dd>57</dd></dl></div>
<div class="BorderGrid-cell"><h2>Packages</h2><p>No packages published</p></div>
</div></div></main><footer><ul><li><a href="/terms">Terms</a></li><li><a href="/status">Status</a></li></ul></footer></body>""",
    {
        "owner": "ferrous-labs",
        "name": "tidewatch",
        "description": "Tide predictions without a network",
        "stars": 12400,
        "forks": 861,
        "open_issues": 143,
        "license": "Apache-2.0",
        "latest_release": "v3.2.1",
        "topics": ["rust", "oceanography", "offline-first"],
        "contributors": 57,
        "homepage": None,
        "sponsors": None,
    },
)


class WorkspaceSettings(BaseModel):
    workspace_name: str
    public_profile: bool
    email_digest: bool
    auto_save: bool
    session_timeout_minutes: int
    language: str
    storage_used_gb: float
    storage_limit_gb: float
    default_role: Literal["viewer", "editor", "admin"]
    custom_domain: str | None
    api_key: str | None


SWITCHES = Case(
    "settings switches",
    WorkspaceSettings,
    """<body class="bg-white"><div id="__next"><aside class="w-64 border-r"><p class="p-4 font-bold">Nimbus Docs</p><nav class="flex flex-col"><a href="/docs">Docs</a><a href="/shared">Shared with me</a><a href="/settings" aria-current="page">Settings</a></nav></aside>
<main class="flex-1 p-8"><h1 class="text-2xl font-semibold">Settings</h1>
<section class="divide-y"><h2 class="py-3 text-lg">General</h2>
<div class="flex items-center justify-between py-3"><label for="wn" class="text-sm">Workspace name</label><input id="wn" class="rounded border px-2" value="Kestrel Studio"></div>
<div class="flex items-center justify-between py-3"><label for="lg" class="text-sm">Language</label><select id="lg" class="rounded border"><option value="en">English</option><option value="da" selected>Danish</option><option value="fi">Finnish</option></select></div>
<div class="flex items-center justify-between py-3"><label for="to" class="text-sm">Session timeout</label><select id="to" class="rounded border"><option>15 minutes</option><option selected>45 minutes</option><option>120 minutes</option></select></div>
<div class="flex items-center justify-between py-3"><label for="cd" class="text-sm">Custom domain</label><input id="cd" class="rounded border px-2" value="" placeholder="docs.example.com"></div>
</section>
<section class="divide-y"><h2 class="py-3 text-lg">Privacy</h2>
<div class="flex items-center justify-between py-3"><span id="pp" class="text-sm">Public profile</span><button role="switch" aria-checked="false" aria-labelledby="pp" class="h-6 w-11 rounded-full bg-gray-200"><span class="h-5 w-5 rounded-full bg-white"></span></button></div>
<div class="flex items-center justify-between py-3"><span id="ed" class="text-sm">E-mail digest</span><button role="switch" aria-checked="true" aria-labelledby="ed" class="h-6 w-11 rounded-full bg-emerald-500"><span class="h-5 w-5 rounded-full bg-white"></span></button></div>
<div class="flex items-center justify-between py-3"><span id="as" class="text-sm">Auto-save</span><button role="switch" aria-checked="true" aria-labelledby="as" class="h-6 w-11 rounded-full bg-emerald-500"><span class="h-5 w-5 rounded-full bg-white"></span></button></div>
<fieldset class="py-3"><legend class="text-sm">Default role</legend><label><input type="radio" name="role" value="viewer"> Viewer</label> <label><input type="radio" name="role" value="editor" checked> Editor</label> <label><input type="radio" name="role" value="admin"> Admin</label></fieldset></section>
<section><h2 class="py-3 text-lg">Storage</h2><dl class="grid grid-cols-2"><dt>Storage used</dt><dd>3.7 GB</dd><dt>Storage limit</dt><dd>20 GB</dd></dl></section>
<button class="rounded bg-black px-4 py-2 text-white">Save</button></main></div></body>""",
    {
        "workspace_name": "Kestrel Studio",
        "public_profile": False,
        "email_digest": True,
        "auto_save": True,
        "session_timeout_minutes": 45,
        "language": "Danish",
        "storage_used_gb": 3.7,
        "storage_limit_gb": 20.0,
        "default_role": "editor",
        "custom_domain": None,
        "api_key": None,
    },
)


class OpeningDay(BaseModel):
    day: str
    opens_at: time | None
    closes_at: time | None


class Praktijk(BaseModel):
    name: str
    address: str
    phone: str
    email: str
    accepts_new_patients: bool = Field(description="Neemt nieuwe patiënten aan")
    website: str | None
    opening_hours: list[OpeningDay] = Field(description="Openingstijden")


PRAKTIJK = Case(
    "practice opening hours nl",
    Praktijk,
    """<head><title>Huisartsenpraktijk De Linde</title></head>
<body class="praktijk"><header><div class="kop"><a href="/">Zorgwijzer Deventer</a><nav><a href="/huisartsen">Huisartsen</a><a href="/apotheken">Apotheken</a><a href="/spoed">Spoed</a></nav></div></header>
<main><h1>Huisartsenpraktijk De Linde</h1>
<div class="twee"><div class="gegevens"><h2>Gegevens</h2>
<div class="rij"><div class="wat">Adres</div><div class="waarde">Brinkgreverweg 140, 7415 AD Deventer</div></div>
<div class="rij"><div class="wat">Telefoon</div><div class="waarde"><a href="tel:+31570555012">0570 555 012</a></div></div>
<div class="rij"><div class="wat">E-mail</div><div class="waarde"><a href="mailto:balie@delinde.example">balie@delinde.example</a></div></div>
<div class="rij"><div class="wat">Website</div><div class="waarde">geen</div></div>
<div class="rij"><div class="wat">Neemt nieuwe patiënten aan</div><div class="waarde">nee</div></div></div>
<div class="tijden"><h2>Openingstijden</h2>
<table><thead><tr><th>Dag</th><th>Opent om</th><th>Sluit om</th></tr></thead><tbody>
<tr><td>Maandag</td><td>08.00 uur</td><td>17.00 uur</td></tr>
<tr><td>Dinsdag</td><td>08.00 uur</td><td>17.00 uur</td></tr>
<tr><td>Woensdag</td><td>08.30 uur</td><td>12.30 uur</td></tr>
<tr><td>Donderdag</td><td>gesloten</td><td>gesloten</td></tr>
<tr class="vandaag"><td>Vrijdag</td><td>08.00 uur</td><td>16.30 uur</td></tr>
</tbody></table></div></div>
<p class="spoed">Bij spoed buiten deze uren: huisartsenpost, 0900 555 88.</p></main>
<footer>Zorgwijzer Deventer is een dienst van de gemeente.</footer></body>""",
    {
        "name": "Huisartsenpraktijk De Linde",
        "address": "Brinkgreverweg 140, 7415 AD Deventer",
        "phone": "0570 555 012",
        "email": "balie@delinde.example",
        "accepts_new_patients": False,
        "website": None,
        "opening_hours": [
            {"day": "Maandag", "opens_at": "08:00:00", "closes_at": "17:00:00"},
            {"day": "Dinsdag", "opens_at": "08:00:00", "closes_at": "17:00:00"},
            {"day": "Woensdag", "opens_at": "08:30:00", "closes_at": "12:30:00"},
            {"day": "Donderdag", "opens_at": None, "closes_at": None},
            {"day": "Vrijdag", "opens_at": "08:00:00", "closes_at": "16:30:00"},
        ],
    },
    "nl",
)


class StockItem(BaseModel):
    part_number: str
    description: str
    on_hand: int
    reorder_level: int | None
    unit_cost: float
    location: str | None


class StockReport(BaseModel):
    warehouse: str
    as_of: date
    items: list[StockItem]
    total_value: float


STOCK = Case(
    "inventory table without th",
    StockReport,
    """<head><title>Stock report</title></head>
<body bgcolor="white"><font face="Arial">
<center><b>Hollis Pump Company - Intranet</b><br><a href="main.asp">Main</a> | <a href="stock.asp">Stock</a> | <a href="orders.asp">Orders</a></center><hr>
<h3>Stock report</h3>
<table><tr><td><b>Warehouse:</b></td><td>Tulsa East</td></tr><tr><td><b>As of:</b></td><td>03/31/2026</td></tr></table>
<table border="1" cellspacing="0" cellpadding="3" width="700">
<tr bgcolor="#ccccff"><td><b>Part number</b></td><td><b>Description</b></td><td><b>On hand</b></td><td><b>Reorder level</b></td><td><b>Unit cost</b></td><td><b>Location</b></td></tr>
<tr><td>HP-1007</td><td>Impeller, bronze 6 in.</td><td align="right">1,250</td><td align="right">400</td><td align="right">$18.40</td><td>A-04</td></tr>
<tr bgcolor="#eeeeee"><td>HP-1032</td><td>Shaft seal kit</td><td align="right">88</td><td align="right">100</td><td align="right">$42.75</td><td>A-11</td></tr>
<tr><td>HP-2210</td><td>Motor, 3 hp</td><td align="right">0</td><td align="right">N/A</td><td align="right">$612.00</td><td>--</td></tr>
<tr bgcolor="#eeeeee"><td>HP-3001</td><td>Gasket sheet</td><td align="right">36</td><td align="right">10</td><td align="right">$7.05</td><td>C-02</td></tr>
<tr><td colspan="4"><b>Total value</b></td><td colspan="2"><b>$27,015.80</b></td></tr>
</table>
<p><small>Report generated by stockrpt v2.1. Questions: ext. 4410.</small></p></font></body>""",
    {
        "warehouse": "Tulsa East",
        "as_of": "2026-03-31",
        "items": [
            {
                "part_number": "HP-1007",
                "description": "Impeller, bronze 6 in.",
                "on_hand": 1250,
                "reorder_level": 400,
                "unit_cost": 18.4,
                "location": "A-04",
            },
            {
                "part_number": "HP-1032",
                "description": "Shaft seal kit",
                "on_hand": 88,
                "reorder_level": 100,
                "unit_cost": 42.75,
                "location": "A-11",
            },
            {
                "part_number": "HP-2210",
                "description": "Motor, 3 hp",
                "on_hand": 0,
                "reorder_level": None,
                "unit_cost": 612.0,
                "location": None,
            },
            {
                "part_number": "HP-3001",
                "description": "Gasket sheet",
                "on_hand": 36,
                "reorder_level": 10,
                "unit_cost": 7.05,
                "location": "C-02",
            },
        ],
        "total_value": 27015.8,
    },
)


class ChambreFr(BaseModel):
    name: str
    price_per_night: float | None
    area_m2: int
    guests_max: int = Field(description="Capacité")
    has_balcony: bool = Field(description="Balcon")


class HotelFr(BaseModel):
    hotel_name: str
    check_in: time = Field(description="Arrivée")
    check_out: time = Field(description="Départ")
    phone: str
    rooms: list[ChambreFr]


CHAMBRES = Case(
    "hotel rooms fr",
    HotelFr,
    """<head><title>Nos chambres – Hôtel du Vieux Lavoir</title></head>
<body><div class="css-1q2w3e"><header class="css-hd88"><a href="/">Hôtel du Vieux Lavoir</a><nav><a href="/chambres">Chambres</a><a href="/table">La table</a><a href="/acces">Accès</a></nav></header>
<main class="css-mn01"><h1>Hôtel du Vieux Lavoir</h1>
<dl class="css-dl7"><dt>Arrivée</dt><dd>à partir de 15 h</dd><dt>Départ</dt><dd>11h30</dd><dt>Téléphone</dt><dd><a href="tel:+33555010277">05 55 01 02 77</a></dd></dl>
<h2>Nos chambres</h2>
<section class="css-grid">
<div class="css-room"><h3>Chambre Tilleul</h3><div class="css-kv"><small>Surface</small><p>18 m²</p></div><div class="css-kv"><small>Capacité</small><p>2 personnes</p></div><div class="css-kv"><small>Balcon</small><p>Non</p></div><div class="css-kv"><small>Prix par nuit</small><p>97,00 €</p></div></div>
<div class="css-room css-coup-de-coeur"><em>Coup de cœur</em><h3>Chambre Glycine</h3><div class="css-kv"><small>Surface</small><p>26 m²</p></div><div class="css-kv"><small>Capacité</small><p>3 personnes</p></div><div class="css-kv"><small>Balcon</small><p>Oui</p></div><div class="css-kv"><small>Prix par nuit</small><p>134,50 €</p></div></div>
<div class="css-room css-complet"><h3>Suite du Meunier</h3><div class="css-kv"><small>Surface</small><p>41 m²</p></div><div class="css-kv"><small>Capacité</small><p>4 personnes</p></div><div class="css-kv"><small>Balcon</small><p>Oui</p></div><div class="css-kv"><small>Prix par nuit</small><p>Nous consulter</p></div></div>
</section></main>
<section class="css-avis"><h2>Ils ont séjourné chez nous</h2><blockquote>Deux nuits au calme, petit-déjeuner à 12 € remarquable.</blockquote></section>
<footer class="css-ft">Taxe de séjour 0,90 € par personne · Mentions légales</footer></div></body>""",
    {
        "hotel_name": "Hôtel du Vieux Lavoir",
        "check_in": "15:00:00",
        "check_out": "11:30:00",
        "phone": "05 55 01 02 77",
        "rooms": [
            {"name": "Chambre Tilleul", "price_per_night": 97.0, "area_m2": 18, "guests_max": 2, "has_balcony": False},
            {"name": "Chambre Glycine", "price_per_night": 134.5, "area_m2": 26, "guests_max": 3, "has_balcony": True},
            {"name": "Suite du Meunier", "price_per_night": None, "area_m2": 41, "guests_max": 4, "has_balcony": True},
        ],
    },
    "fr",
)


class BreadRecipe(BaseModel):
    title: str
    author: str
    prep_minutes: int
    rise_minutes: int
    bake_minutes: int
    oven_temperature_c: int
    loaves: int
    is_vegan: bool
    ingredients: list[str]
    equipment: list[str]
    calories: int | None


BREAD = Case(
    "recipe plain two lists",
    BreadRecipe,
    """<body class="bg-orange-50"><header class="max-w-3xl mx-auto py-6"><a class="font-serif text-xl" href="/">Crumb &amp; Crust</a><nav class="text-sm space-x-3"><a href="/bread">Bread</a><a href="/cakes">Cakes</a><a href="/shop">Shop</a></nav></header>
<main class="max-w-3xl mx-auto bg-white p-8 rounded-xl">
<h1 class="text-4xl font-serif">Malted rye tin loaf</h1>
<p class="mt-1 text-stone-500">Recipe by <span class="font-medium">Owen Pritchard</span></p>
<div class="mt-6 grid grid-cols-4 text-center">
<div><p class="text-2xl">25 min</p><p class="text-xs uppercase">Prep</p></div>
<div><p class="text-2xl">2 h 30 min</p><p class="text-xs uppercase">Rise</p></div>
<div><p class="text-2xl">50 min</p><p class="text-xs uppercase">Bake</p></div>
<div><p class="text-2xl">2</p><p class="text-xs uppercase">Loaves</p></div></div>
<dl class="mt-6 flex gap-8"><div><dt class="text-xs">Oven temperature</dt><dd>210 °C</dd></div><div><dt class="text-xs">Vegan</dt><dd>Yes</dd></div></dl>
<div class="mt-8 grid grid-cols-2 gap-8"><section><h2 class="font-semibold">Equipment</h2><ul class="list-disc pl-5"><li>Two 2 lb loaf tins</li><li>Kitchen scales</li><li>Dough scraper</li></ul></section>
<section><h2 class="font-semibold">Ingredients</h2><ul class="list-disc pl-5"><li>600 g strong white flour</li><li>300 g rye flour</li><li>14 g fast yeast</li><li>2 tbsp malt extract</li><li>620 ml warm water</li></ul></section></div>
<section class="mt-8"><h2 class="font-semibold">Method</h2><ol class="list-decimal pl-5"><li>Mix everything and knead for 10 minutes.</li><li>Leave to rise, shape, and rise again.</li><li>Bake until the base sounds hollow.</li></ol></section>
<p hidden>Calories: 2100</p></main>
<footer class="max-w-3xl mx-auto py-6 text-sm">More from this baker: <a href="/r/2">Spelt rolls</a>, <a href="/r/3">Seeded crackers (bake 18 min)</a></footer></body>""",
    {
        "title": "Malted rye tin loaf",
        "author": "Owen Pritchard",
        "prep_minutes": 25,
        "rise_minutes": 150,
        "bake_minutes": 50,
        "oven_temperature_c": 210,
        "loaves": 2,
        "is_vegan": True,
        "ingredients": [
            "600 g strong white flour",
            "300 g rye flour",
            "14 g fast yeast",
            "2 tbsp malt extract",
            "620 ml warm water",
        ],
        "equipment": ["Two 2 lb loaf tins", "Kitchen scales", "Dough scraper"],
        "calories": None,
    },
)


class PracaPl(BaseModel):
    title: str
    employer: str
    location: str
    salary_min: float = Field(description="Wynagrodzenie od")
    salary_max: float = Field(description="Wynagrodzenie do")
    contract_type: str
    weekly_hours: int = Field(description="Wymiar czasu pracy")
    published: date
    deadline: date = Field(description="Aplikuj do")
    is_remote: bool
    email: str
    bonus: float | None = Field(description="Premia")


PRACA = Case(
    "job posting pl",
    PracaPl,
    """<head><title>Oferta pracy | pracownik.example</title></head>
<body><div class="cookie"><p>Używamy plików cookie.</p><button>Zgoda</button></div>
<header class="naglowek"><a href="/">pracownik.example</a><nav><a href="/oferty">Oferty</a><a href="/firmy">Firmy</a><a href="/kalkulator">Kalkulator płac</a></nav></header>
<main class="oferta"><h1>Technolog żywności</h1>
<table class="oferta__parametry">
<tr><td>Pracodawca</td><td>Młyny Nadwarciańskie S.A.</td></tr>
<tr><td>Lokalizacja</td><td>Gorzów Wielkopolski</td></tr>
<tr><td>Rodzaj umowy</td><td>umowa o pracę</td></tr>
<tr><td>Wymiar czasu pracy</td><td>40 godzin tygodniowo</td></tr>
<tr><td>Wynagrodzenie od</td><td>8&nbsp;200,00 zł</td></tr>
<tr><td>Wynagrodzenie do</td><td>10&nbsp;500,00 zł</td></tr>
<tr><td>Premia</td><td>nie dotyczy</td></tr>
<tr><td>Praca zdalna</td><td>nie</td></tr>
<tr><td>Data publikacji</td><td>23.03.2026</td></tr>
<tr><td>Aplikuj do</td><td>15 kwietnia 2026</td></tr>
</table>
<h2>Zakres obowiązków</h2><ul><li>nadzór nad przemiałem</li><li>badania prób mąki</li><li>prowadzenie dokumentacji HACCP</li></ul>
<h2>Kontakt</h2><p>E-mail: <a href="mailto:kadry@mlyny.example">kadry@mlyny.example</a></p>
</main><aside><h2>Podobne oferty</h2><ul><li><a href="/o/1">Kierownik magazynu</a>, Zielona Góra, 9 000 zł</li><li><a href="/o/2">Laborant (praca zdalna)</a>, Poznań, 6 800 zł</li></ul></aside>
<footer>© 2026 pracownik.example</footer></body>""",
    {
        "title": "Technolog żywności",
        "employer": "Młyny Nadwarciańskie S.A.",
        "location": "Gorzów Wielkopolski",
        "salary_min": 8200.0,
        "salary_max": 10500.0,
        "contract_type": "umowa o pracę",
        "weekly_hours": 40,
        "published": "2026-03-23",
        "deadline": "2026-04-15",
        "is_remote": False,
        "email": "kadry@mlyny.example",
        "bonus": None,
    },
    "pl",
)


CASES = [
    INVOICE_NL,
    STAFF,
    HOTEL_IT,
    HELPDESK,
    STATEMENT,
    KETTLE,
    REPO,
    SWITCHES,
    PRAKTIJK,
    STOCK,
    CHAMBRES,
    BREAD,
    PRACA,
]
