"""Requirements in their two homes."""

from __future__ import annotations

import pytest

from smooth_page.migration.pins import migrate_constraints, migrate_quoted, migrate_requirements


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("playwright==1.49.0\n", "smooth-page[local]\n"),
        ("httpx\nplaywright >= 1.40, < 2  # browser\n", "httpx\nsmooth-page[local]  # browser\n"),
        ("pytest-playwright~=0.6\n", "smooth-page[local,pytest]\n"),
        ("Pytest_Playwright\n", "smooth-page[local,pytest]\n"),
        ("playwright==1.49\npytest-playwright==0.6\n", "smooth-page[local,pytest]\n"),
        ('playwright; python_version > "3.9"\n', 'smooth-page[local] ; python_version > "3.9"\n'),
        ("playwright-stealth==1.0\n", "playwright-stealth==1.0\n"),
        ("# playwright\n", "# playwright\n"),
    ],
)
def test_requirements(before: str, after: str) -> None:
    assert migrate_requirements(before).text == after


def test_unusual_requirements_are_named() -> None:
    text = "git+https://example.com/playwright-fork\n"
    rewrite = migrate_requirements(text)
    assert rewrite.text == text
    assert rewrite.findings[0].line == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('dependencies = ["playwright>=1.40", "httpx"]', 'dependencies = ["smooth-page[local]", "httpx"]'),
        ("dev = ['pytest-playwright']", "dev = ['smooth-page[local,pytest]']"),
        ('name = "my-playwright-app"', 'name = "my-playwright-app"'),
    ],
)
def test_pyproject(before: str, after: str) -> None:
    assert migrate_quoted(before).text == after


def test_dependency_tables_are_left_to_a_person() -> None:
    rewrite = migrate_quoted('[tool.poetry.dependencies]\nplaywright = "^1.40"\n')
    assert rewrite.text.endswith('playwright = "^1.40"\n')
    assert [finding.line for finding in rewrite.findings] == [2]


def test_one_pin_stays_in_each_list() -> None:
    before = """dependencies = ["playwright>=1.40", "httpx==0.27", "pytest-playwright==0.4; python_version>'3.8'"]
x = ["playwright==1", "pytest-playwright"]
y = [
  "pytest-playwright~=0.5",
  "playwright[x]==1.40", # pinned
  "pytest==8.0",
]
"""
    after = """dependencies = ["smooth-page[local]", "httpx==0.27", "smooth-page[local,pytest] ; python_version>'3.8'"]
x = ["smooth-page[local,pytest]"]
y = [
  "smooth-page[local,pytest]",
  "pytest==8.0",
]
"""
    assert migrate_quoted(before).text == after


def test_hashes_of_a_pin_go_with_it() -> None:
    pinned = "a==1 \\\n    --hash=sha256:aa\nplaywright==1.2 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\nb==2\n"
    after = "a==1 \\\n    --hash=sha256:aa\nsmooth-page[local]\nb==2\n"
    assert migrate_requirements(pinned).text == after


def test_both_plugins_become_one_requirement() -> None:
    text = "pytest-playwright==0.10\npytest-playwright-asyncio==0.10\nplaywright  # the driver\nrequests==2.31\n"
    assert migrate_requirements(text).text == "smooth-page[local,pytest]\nrequests==2.31\n"


def test_constraints_name_no_extras() -> None:
    assert migrate_constraints("playwright==1.40\nrequests==2.31\n").text == "requests==2.31\n"


def test_packages_that_build_on_playwright_are_left_to_a_person() -> None:
    for rewrite in (migrate_requirements("playwright-stealth==1.0"), migrate_quoted('x = ["playwright-stealth==1.0"]')):
        assert [finding.line for finding in rewrite.findings] == [1]
