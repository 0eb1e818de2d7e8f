"""The pages and what they do. Everything lives in memory; there is one user."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from html import escape
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

PAGES = Path(__file__).parent / "pages"
COOKIE = "session"


@dataclass(frozen=True)
class User:
    username: str
    email: str
    plan: str
    password: str


USER = User("john_doe", "test@example.com", "Pro", "secret123")
ORDERS = [
    {"number": "A-1001", "item": "Mechanical keyboard", "total": "$129.00"},
    {"number": "A-1002", "item": "Desk lamp", "total": "$39.50"},
    {"number": "A-1003", "item": "Notebook, dotted", "total": "$7.25"},
]
NAMES = """
Mechanical keyboard, Desk lamp, Notebook, Monitor stand, Footrest, Webcam, Headset, Mouse, Mouse pad, USB hub,
Docking station, Cable tray, Whiteboard, Marker set, Desk mat, Laptop sleeve, Power strip, Label maker, Stapler,
Paper tray"""
PRODUCTS = [
    {"number": number, "name": name.strip(), "price": f"${3.5 * number:.2f}", "stock": 7 * number % 20}
    for number, name in enumerate(NAMES.split(","), 1)
]
PRODUCTS_A_PAGE = 8
_sessions: dict[str, User] = {}


def page(name: str, title: str, /, **slots: str) -> HTMLResponse:
    """A page of the folder `pages` inside the layout; `{{slot}}` is replaced, escaped unless it ends in _html."""
    body = (PAGES / f"{name}.html").read_text()
    for slot, value in slots.items():
        body = body.replace("{{" + slot + "}}", value if slot.endswith("_html") else escape(value))
    layout = (PAGES / "layout.html").read_text()
    return HTMLResponse(layout.replace("{{title}}", escape(title)).replace("{{body_html}}", body))


def user_of(request: Request) -> User | None:
    return _sessions.get(request.cookies.get(COOKIE, ""))


async def home(request: Request) -> Response:
    return page("home", "Demo shop")


async def login(request: Request) -> Response:
    if request.method == "GET":
        return page("login", "Log in", error_html="", email="")
    form = await request.form()
    email, password = str(form.get("email", "")), str(form.get("password", ""))
    if email != USER.email or not secrets.compare_digest(password.encode(), USER.password.encode()):
        answer = page(
            "login", "Log in", error_html='<p class="error" role="alert">Wrong e-mail or password.</p>', email=email
        )
        answer.status_code = 401
        return answer
    token = secrets.token_urlsafe()
    _sessions[token] = USER
    welcome = RedirectResponse("/profile", 303)
    welcome.set_cookie(COOKIE, token, httponly=True, samesite="lax")
    return welcome


async def logout(request: Request) -> Response:
    _sessions.pop(request.cookies.get(COOKIE, ""), None)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


async def profile(request: Request) -> Response:
    user = user_of(request)
    if user is None:
        return RedirectResponse("/login", 303)
    return page("profile", "Your profile", username=user.username, email=user.email, plan=user.plan)


async def orders(request: Request) -> Response:
    return page("orders", "Your orders")


async def api_orders(request: Request) -> Response:
    await asyncio.sleep(float(request.query_params.get("delay", "0.4")))  # late on purpose
    return JSONResponse(ORDERS)


async def orders_csv(request: Request) -> Response:
    lines = ["number,item,total", *(f'{order["number"]},"{order["item"]}",{order["total"]}' for order in ORDERS)]
    headers = {"content-disposition": 'attachment; filename="orders.csv"'}
    return Response("\n".join(lines) + "\n", media_type="text/csv", headers=headers)


async def products(request: Request) -> Response:
    number = int(request.query_params.get("page", "1"))
    shown = PRODUCTS[(number - 1) * PRODUCTS_A_PAGE : number * PRODUCTS_A_PAGE]
    rows = [f"<tr>{''.join(f'<td>{escape(str(value))}</td>' for value in each.values())}</tr>" for each in shown]
    more = number * PRODUCTS_A_PAGE < len(PRODUCTS)
    link = f'<p><a href="/products?page={number + 1}">Next</a></p>' if more else ""
    return page("products", "Products", rows_html="".join(rows), next_html=link)


async def product(request: Request) -> Response:
    for each in PRODUCTS:
        if each["number"] == request.path_params["number"]:
            return page("product", str(each["name"]), **{name: str(value) for name, value in each.items()})
    return Response("There is no such product.", 404, media_type="text/plain")


async def form(request: Request) -> Response:
    if request.method == "GET":
        return page("form", "A form")
    sent = await request.form()
    rows = []
    for name, value in sent.multi_items():
        shown = value if isinstance(value, str) else f"{value.filename} ({value.size} bytes)"
        rows.append(f"<tr><th scope=row>{escape(name)}</th><td>{escape(shown)}</td></tr>")
    return page("form_result", "What you sent", rows_html="".join(rows))


async def still(request: Request) -> Response:
    name = request.path_params["name"]
    titles = {"frame": "A frame", "inside": "Inside the frame", "dialogs": "Dialogs", "board": "A board"}
    if name not in titles:
        return Response("There is no such page.", 404, media_type="text/plain")
    return page(name, titles[name])


app = Starlette(
    routes=[
        Route("/", home),
        Route("/login", login, methods=["GET", "POST"]),
        Route("/logout", logout, methods=["POST"]),
        Route("/profile", profile),
        Route("/orders", orders),
        Route("/api/orders", api_orders),
        Route("/orders.csv", orders_csv),
        Route("/products", products),
        Route("/products/{number:int}", product),
        Route("/form", form, methods=["GET", "POST"]),
        Route("/{name}", still),
    ]
)
