"""The documentation's site: `make docs` builds it; here is what that build does not check."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from scripts import docs_hooks
from tests.docs.documents import PAGES, ROOT


def test_each_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text()
    assert [page.name for page in PAGES if f": {page.relative_to(ROOT / 'docs')}\n" not in navigation] == []


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/x.js"></script>',
        "<img alt=x src=//cdn.example/x.png>",
        '<link rel="stylesheet" href="http://cdn.example/x.css">',
    ],
)
def test_pages_load_nothing_from_elsewhere(html: str) -> None:
    page = SimpleNamespace(file=SimpleNamespace(src_uri="x.md"))
    with pytest.raises(SystemExit, match="at view time"):
        docs_hooks.on_post_page(html, page=page, config=None)


def test_links_and_own_files_are_fine() -> None:
    html = '<a href="https://docs.smooth.sh">x</a><script src="assets/x.js"></script><link rel="icon" href="x.png">'
    assert docs_hooks.on_post_page(html, page=None, config=None) == html
