"""Requirements in their two homes."""

from __future__ import annotations

import pytest

from smooth_page.migration.pins import migrate_pyproject, migrate_requirements


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
    assert migrate_pyproject(before).text == after


def test_dependency_tables_are_left_to_a_person() -> None:
    rewrite = migrate_pyproject('[tool.poetry.dependencies]\nplaywright = "^1.40"\n')
    assert rewrite.text.endswith('playwright = "^1.40"\n')
    assert [finding.line for finding in rewrite.findings] == [2]
