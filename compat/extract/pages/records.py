"""Records of applications: dashboards, tickets, settings, profiles, patients."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, HttpUrl

from .case import Case


class Dashboard(BaseModel):
    revenue: float
    open_tickets: int
    active_users: int
    churn_rate: float
    net_income: float | None = None
    refunds: float | None = None


DASHBOARD = """<body><main><h1>Overview</h1><div class="tiles"><div class=tile><div class=k>Revenue</div><div class=v>$1.2M</div><div class=d>+4%</div></div>
<div class=tile><div class=k>Open tickets</div><div class=v>37</div><div class=d>-2%</div></div><div class=tile><div class=k>Active users</div><div class=v>12.4k</div><div class=d>+1%</div></div>
<div class=tile><div class=k>Churn rate</div><div class=v>2.1%</div><div class=d>0%</div></div><div class=tile><div class=k>Net income</div><div class=v>($45,300)</div><div class=d>-9%</div></div></div></main></body>"""


class Stats(BaseModel):
    followers: int
    following: int
    posts: int
    username: str
    joined: date | None = None
    website: HttpUrl | None = None


STATS = """<body><div class=profile><h1>Mara Lind</h1><p class=handle>@maral</p><ul class=stats><li><strong>1,204</strong> <span>Followers</span></li>
<li><strong>318</strong> <span>Following</span></li><li><strong>96</strong> <span>Posts</span></li></ul><p>Username: maral</p><p>Joined: 3 May 2019</p><p>Website: <a href="https://mara.example/">mara.example</a></p></div></body>"""


class Ticket(BaseModel):
    id: int
    subject: str
    priority: str
    assignee: str | None = None


class Tickets(BaseModel):
    open_tickets: list[Ticket]


TICKETS = """<body><h1>Support</h1><section><h2>Closed tickets</h2><table><thead><tr><th>ID<th>Subject<th>Priority<th>Assignee</thead><tbody><tr><td>88<td>Printer<td>Low<td>Ann</tr></tbody></table></section>
<section><h2>Open tickets</h2><table><thead><tr><th>ID<th>Subject<th>Priority<th>Assignee</thead><tbody><tr><td>101<td>Login fails<td>High<td>Bo</tr><tr><td>104<td>Slow page<td>Normal<td>—</tr></tbody></table></section></body>"""


class Settings(BaseModel):
    display_name: str
    email: str
    language: str
    newsletter: bool
    two_factor: bool
    theme: str
    timezone: str
    password: str | None = None
    bio: str | None = None


SETTINGS = """<body><h1>Settings</h1><form><div><label for=n>Display name</label><input id=n value="Ann B."></div><div><label>Email <input type=email value="ann@example.com"></label></div>
<div><span id=l1>Language</span><select aria-labelledby=l1><option>German<option selected>English</select></div><label><input type=checkbox checked> Newsletter</label><label><input type=checkbox> Two-factor</label>
<fieldset><legend>Theme</legend><label><input type=radio name=t value=l> Light</label><label><input type=radio name=t value=d checked> Dark</label></fieldset>
<div><label for=z>Timezone</label><select id=z><option selected>Europe/Oslo<option>UTC</select></div><label>Password <input type=password value=hunter2></label><label>Bio <textarea></textarea></label></form></body>"""


class Person(BaseModel):
    full_name: str
    date_of_birth: date
    phone: str


class Application(BaseModel):
    applicant: Person
    guarantor: Person
    amount_requested: float
    term_months: int


APPLICATION = """<body><h1>Loan application</h1><div class=facts><div><span>Amount requested</span><span>€ 12’500.00</span></div><div><span>Term</span><span>3 years</span></div></div>
<h2>Applicant</h2><table><tr><th>Full name<td>Urs Keller</tr><tr><th>Date of birth<td>12.04.1980</tr><tr><th>Phone<td>+41 44 123 45 67</tr></table>
<h2>Guarantor</h2><table><tr><th>Full name<td>Lea Keller</tr><tr><th>Date of birth<td>30.11.1955</tr><tr><th>Phone<td>+41 31 987 65 43</tr></table></body>"""


class Server(BaseModel):
    host: str
    region: str
    cpu_percent: float
    memory_gb: float
    uptime_days: int
    healthy: bool


class Servers(BaseModel):
    servers: list[Server]


SERVERS = """<body><h1>Fleet</h1><div role=table aria-label=Servers><div role=rowgroup><div role=row><span role=columnheader>Host</span><span role=columnheader>Region</span><span role=columnheader>CPU</span><span role=columnheader>Memory</span><span role=columnheader>Uptime</span><span role=columnheader>Healthy</span></div></div>
<div role=rowgroup><div role=row><span role=cell>web-1</span><span role=cell>eu-north</span><span role=cell>41%</span><span role=cell>7.5 GB</span><span role=cell>12 days</span><span role=cell>Yes</span></div>
<div role=row class=warn><span role=cell>web-2</span><span role=cell>us-east</span><span role=cell>97%</span><span role=cell>15.9 GB</span><span role=cell>3 days</span><span role=cell>No</span></div></div></div></body>"""


class Issue(BaseModel):
    title: str
    number: int
    state: str
    author: str
    opened_at: datetime
    labels: list[str]
    comments: int
    milestone: str | None = None


ISSUE = """<body><main><h1><span class=title>Crash on empty file</span> <span class=number>#482</span></h1><div class=meta><span class=state>Open</span> <a class=author href=/u/kim>kim</a> opened on <time class=opened-at datetime="2024-02-10T09:30:00Z">Feb 10</time></div>
<aside><h3>Labels</h3><ul><li><a href=/l/bug>bug</a></li><li><a href=/l/io>io</a></li></ul><h3>Assignees</h3><ul><li>No one</li></ul><h3>Milestone</h3><p>None yet</p></aside><dl><dt>Comments</dt><dd>14</dd></dl></main></body>"""


class Movement(BaseModel):
    date: date
    description: str
    amount: float
    balance: float


class Account(BaseModel):
    account_holder: str
    account_number: str
    current_balance: float
    transactions: list[Movement]


ACCOUNT = """<body><h1>Current account</h1><div class=summary><p>Account holder<br><b>Ola Nordmann</b></p><p>Account number<br><b>1204.56.78901</b></p><p>Current balance<br><b>$2,310.55</b></p></div>
<h2>Transactions</h2><table><thead><tr><th>Date</th><th>Description</th><th>Amount</th><th>Balance</th></tr></thead><tbody>
<tr><td rowspan=2>2024-03-02</td><td>Salary</td><td>3,100.00</td><td>3,400.05</td></tr><tr><td>Rent</td><td>−1,050.00</td><td>2,350.05</td></tr>
<tr><td>2024-03-04</td><td>Groceries</td><td>39.50-</td><td>2,310.55</td></tr></tbody><tfoot><tr><td colspan=2>Sum</td><td>2,010.50</td><td></td></tr></tfoot></table></body>"""

CASES = [
    Case(
        "dashboard",
        Dashboard,
        DASHBOARD,
        {
            "revenue": 1200000,
            "open_tickets": 37,
            "active_users": 12400,
            "churn_rate": 2.1,
            "net_income": -45300,
            "refunds": None,
        },
    ),
    Case(
        "profile",
        Stats,
        STATS,
        {
            "followers": 1204,
            "following": 318,
            "posts": 96,
            "username": "maral",
            "joined": "2019-05-03",
            "website": "https://mara.example/",
        },
    ),
    Case(
        "tickets",
        Tickets,
        TICKETS,
        {
            "open_tickets": [
                {"id": 101, "subject": "Login fails", "priority": "High", "assignee": "Bo"},
                {"id": 104, "subject": "Slow page", "priority": "Normal", "assignee": None},
            ]
        },
    ),
    Case(
        "settings",
        Settings,
        SETTINGS,
        {
            "display_name": "Ann B.",
            "email": "ann@example.com",
            "language": "English",
            "newsletter": True,
            "two_factor": False,
            "theme": "Dark",
            "timezone": "Europe/Oslo",
            "password": None,
            "bio": None,
        },
    ),
    Case(
        "loan application",
        Application,
        APPLICATION,
        {
            "applicant": {"full_name": "Urs Keller", "date_of_birth": "1980-04-12", "phone": "+41 44 123 45 67"},
            "guarantor": {"full_name": "Lea Keller", "date_of_birth": "1955-11-30", "phone": "+41 31 987 65 43"},
            "amount_requested": 12500,
            "term_months": 36,
        },
        "de-CH",
    ),
    Case(
        "servers",
        Servers,
        SERVERS,
        {
            "servers": [
                {
                    "host": "web-1",
                    "region": "eu-north",
                    "cpu_percent": 41,
                    "memory_gb": 7.5,
                    "uptime_days": 12,
                    "healthy": True,
                },
                {
                    "host": "web-2",
                    "region": "us-east",
                    "cpu_percent": 97,
                    "memory_gb": 15.9,
                    "uptime_days": 3,
                    "healthy": False,
                },
            ]
        },
    ),
    Case(
        "issue",
        Issue,
        ISSUE,
        {
            "title": "Crash on empty file",
            "number": 482,
            "state": "Open",
            "author": "kim",
            "opened_at": "2024-02-10T09:30:00Z",
            "labels": ["bug", "io"],
            "comments": 14,
            "milestone": None,
        },
    ),
    Case(
        "account",
        Account,
        ACCOUNT,
        {
            "account_holder": "Ola Nordmann",
            "account_number": "1204.56.78901",
            "current_balance": 2310.55,
            "transactions": [
                {"date": "2024-03-02", "description": "Salary", "amount": 3100, "balance": 3400.05},
                {"date": "2024-03-02", "description": "Rent", "amount": -1050, "balance": 2350.05},
                {"date": "2024-03-04", "description": "Groceries", "amount": -39.5, "balance": 2310.55},
            ],
        },
    ),
]
