"""The sample of a public suite that is run: tests of many files."""

from __future__ import annotations

from compat.public_suites.sample import sample_of

COLLECTED = """tests/a/test_a.py::test_one[x y]
tests/a/test_a.py::test_two
tests/b/test_b.py::test_three
tests/c/test_c.py::TestC::test_four
tests/d/test_d.py::test_five

ERROR tests/e/test_e.py - ImportError: no module a::b
5 tests collected in 0.10s
"""


def test_a_sample_is_the_first_test_of_each_file_evenly_spread() -> None:
    firsts = [
        "tests/a/test_a.py::test_one[x y]",
        "tests/b/test_b.py::test_three",
        "tests/c/test_c.py::TestC::test_four",
        "tests/d/test_d.py::test_five",
    ]
    assert sample_of(COLLECTED, 40) == sample_of(COLLECTED, 4) == firsts
    assert sample_of(COLLECTED, 2) == [firsts[0], firsts[2]]
    assert sample_of("no tests collected in 0.1s", 4) == []
