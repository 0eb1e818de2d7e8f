# ruff: noqa: RUF001 (pages have typographic signs)
"""Small pages as sites write them: what is right to say of each, and one thing that is wrong but plausible."""

from __future__ import annotations

from typing import NamedTuple


class Fixture(NamedTuple):
    """A page, values that it has, and a value that it does not have."""

    html: str
    right: list[str | float]
    wrong: str | float


PAGES = [
    Fixture("<h1>Desk lamp</h1><p>Price: $1,299.00</p>", ["Desk lamp", 1299, "1299.00", "$1,299.00", "USD"], 1298),
    Fixture("<html lang=de><p>Preis: 1.299,50 €</p>", [1299.5, "EUR", "1.299,50 €", "€1299.50"], 1299.05),
    Fixture("<html lang=fr><p>Prix : 1&nbsp;299,50&nbsp;€</p>", [1299.5, "EUR"], 1295.5),
    Fixture("<html lang=de-CH><p>CHF 12’450.–</p>", [12450, "CHF"], 12540),
    Fixture("<span class=price>$12<sup>99</sup></span>", [12.99], 12.89),
    Fixture("<p>Followers: 1.2k</p><p>Views 3,4 Mio</p>", [1200, 3400000], 12000),
    Fixture("<p>Change (3.5%)</p><p>Balance −42.10</p>", [-3.5, -0.035, -42.1, 42.1], -42.01),
    Fixture("<p>Published on 12 March 2024</p>", ["2024-03-12", "2024-03-12T00:00:00Z"], "2024-03-13"),
    Fixture("<p>March 3rd, 2024 at 2:30 p.m.</p>", ["2024-03-03", "2024-03-03T14:30:00"], "2024-03-03T15:30:00"),
    Fixture("<html lang=de><p>Erschienen am 5. Mai 2023, 14:05 Uhr</p>", ["2023-05-05", "14:05:00"], "2023-05-15"),
    Fixture("<html lang=es><p>7 de enero de 2022</p>", ["2022-01-07"], "2022-01-17"),
    Fixture("<html lang=fr><p>le 1er août 2021</p>", ["2021-08-01"], "2021-08-11"),
    Fixture("<html lang=ja><p>2024年3月12日</p>", ["2024-03-12"], "2024-03-02"),
    Fixture("<p>Due 03/12/24</p>", ["2024-12-03", "2024-03-12"], "2024-04-12"),
    Fixture("<p>Stand: 31.12.2023</p>", ["2023-12-31"], "2023-12-30"),
    Fixture("<p>Founded <b>May</b> <i>1998</i></p>", ["1998-05-01", 1998], "1998-06-01"),
    Fixture("<p>Sat 14 Sept, 9am to 5pm</p>", ["2025-09-14", "09:00", "17:00:00"], "2025-09-15"),
    Fixture(
        '<time datetime="2024-02-29T08:15:00Z">yesterday</time>', ["2024-02-29T08:15:00Z", "2024-02-29"], "2024-02-28"
    ),
    Fixture("<p>Cook: 1 h 30 min</p><p>Prep 25 minutes</p>", ["PT1H30M", 90, 25, "PT25M"], "PT1H20M"),
    Fixture('<meta itemprop=cookTime content="PT1H15M"><p>Soup</p>', ["PT1H15M", 75, "Soup"], 45),
    Fixture("<p>Track length 3:45</p>", ["PT3M45S", 225], "PT4M45S"),
    Fixture("<p>Height: 1.82 m, weight 80 kg</p>", [182, 1820, 80, 1.82], 183),
    Fixture("<p>Capacity 1.5 TB</p>", [1500, "1.5 TB"], 2500),
    Fixture(
        "<table><tr><td>Ada</td><td>36</td></tr><tr><td>Bob</td><td>41</td></tr></table>", ["Ada", 36, "Bob", 41], 3641
    ),
    Fixture("<dl><dt>Owner</dt><dd>Grace Hopper</dd></dl>", ["Grace Hopper", "grace  hopper"], "Grace Hooper"),
    Fixture("<p>Meet <span>Alan</span><span>Turing</span></p>", ["Alan Turing"], "Alan Perlis"),
    Fixture("<p>An adapter for Adam</p>", ["Adam", "adapter"], "Ada"),
    Fixture("<p>Version 2.1</p>", ["2.1", 2.1], "2.2"),
    Fixture("<a href='mailto:ada%40lab.test'>Write</a>", ["ada@lab.test"], "ada@lab.test.com"),
    Fixture("<a href='tel:+442079460958'>Call</a>", ["+442079460958", "+44 2079460958"], "+442079460985"),
    Fixture("<a href='/docs/a?x=1'>Docs</a>", ["https://site.test/docs/a?x=1", "Docs"], "https://site.test/docs/b"),
    Fixture("<img alt='Two red bikes' src=bike.png>", ["Two red bikes", 2], "Two blue bikes"),
    Fixture("<div aria-label='Rated 4.5 out of 5'>★★★★☆</div>", [4.5, 5, "★★★★☆"], 4.6),
    Fixture("<input value='ada@lab.test'><input type=password value=hunter2>", ["ada@lab.test"], "hunter2"),
    Fixture("<select><option>Rome</option><option selected>Oslo</option></select>", ["Oslo"], "Osaka"),
    Fixture("<p style='display:none'>Was $99</p><p>Now $79</p><!-- $66 -->", [79], 99),
    Fixture(
        '<script type="application/ld+json">{"@type":"Product","name":"Chair","offers":{"price":"149.90"}}</script>',
        ["Chair", 149.9, "149.90"],
        149.99,
    ),
    Fixture(
        "<div id=host></div><script>host.attachShadow({mode:'open'}).innerHTML='<p>Plan: Pro</p>'</script>",
        ["Pro"],
        "Plus",
    ),
    Fixture("<iframe srcdoc='<p>Seats: 14</p>'></iframe>", [14], 40),
    Fixture(
        "<title>Invoice A-1042</title><p>Ship to:<br>1 Main St<br>Springfield</p>",
        ["A-1042", "1 Main St, Springfield"],
        "A-1024",
    ),
    Fixture("<p>Name: “O’Brien”</p><details><summary>More</summary>SKU 77-12</details>", ["O'Brien", "77-12"], "77-21"),
    Fixture("<p>Temperature 4&frac12; °C, size ＸＬ</p>", [4.5, "XL"], 5.5),
    Fixture("<p>ﬁnal score: three to one</p>", [3, 1, "final score"], 2),
    Fixture("<p>السعر ١٢٥ ريال</p>", [125], 152),
]
