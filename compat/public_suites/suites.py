"""The suites: the source of each, its requirements, and how its CI calls it."""

from __future__ import annotations

from dataclasses import dataclass

# One version of Playwright for all: the one whose behaviour this package reproduces.
PLAYWRIGHT = "playwright==1.65.2"


@dataclass(frozen=True)
class PublicSuite:
    """A suite in a checkout of its repository.

    `packages` are pip's arguments, `tests` files or folders, `words` pytest's options, `prepare` shell commands
    before the first run.
    `sample`: how many tests to run, each from a different file (see sample.py); None runs all.
    """

    repository: str
    packages: tuple[str, ...]
    tests: tuple[str, ...]
    words: tuple[str, ...] = ()
    prepare: tuple[str, ...] = ()
    sample: int | None = None


# The files that this project's CI fetches from Django's repository, taken from the installed Django.
_DJANGO_FILES = """
admin=$(python -c "import django.contrib.admin as it; print(it.__path__[0])")
version=$(python -c "import django; print('%d.%d' % django.VERSION[:2])")
js=adminsortable2/static/adminsortable2/js
html=adminsortable2/templates/adminsortable2/edit_inline
mkdir -p "$js" "$html" workdir
cp "$admin/static/admin/js/actions.js" "$js/actions-$version.js"
cp "$admin/templates/admin/edit_inline/stacked.html" "$html/stacked-django-$version.html"
cp "$admin/templates/admin/edit_inline/tabular.html" "$html/tabular-django-$version.html"
patch -p0 "$js/actions-$version.js" patches/actions-django-5.2.patch
patch -p0 "$html/stacked-django-$version.html" patches/stacked-django-4.0.patch
patch -p0 "$html/tabular-django-$version.html" patches/tabular-django-4.0.patch
"""

SUITES = {
    "django-admin-sortable2": PublicSuite(
        "github.com/jrief/django-admin-sortable2",
        ("Django==5.2.*", "pytest", "pytest-django", "pytest-mock", "pytest-playwright", "jinja2", "requests"),
        ("testapp",),
        prepare=("npm ci --include=dev --ignore-scripts --no-audit --no-fund && npm run build", _DJANGO_FILES),
    ),
    "scrapy-playwright": PublicSuite(
        "github.com/scrapy-plugins/scrapy-playwright",
        (".", "pytest", "pytest-rerunfailures", "pytest-timeout", "pytest-twisted", "psutil"),
        ("tests/tests_asyncio",),
        ("--reactor=asyncio", "-k", "Chromium and not Remote", "--reruns", "0",
         "--timeout", "60"),
    ),
    "py-shiny": PublicSuite(
        "github.com/posit-dev/py-shiny",
        (".", "pytest", "pytest-asyncio", "pytest-playwright", "pytest-xdist", "pytest-timeout", "pytest-rerunfailures",
         "pytest-cov", "syrupy", "psutil", "pandas", "numpy", "matplotlib", "polars", "palmerpenguins", "faicons",
         "great_tables", "seaborn", "shinywidgets", "ipyleaflet", "plotly", "pyarrow", "astropy"),
        ("tests/playwright/shiny/components",),
        ("-c", "tests/playwright/playwright-pytest.ini", "-o", "addopts=",
         "--browser", "chromium", "--timeout", "120"),
        sample=40,
    ),
}  # fmt: skip
