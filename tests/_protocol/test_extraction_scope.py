"""The part of the page that a prompt is about, as the client writes it and the engine reads it."""

from __future__ import annotations

import pytest

from smooth_page._protocol.extraction_scope import Part, read, write


@pytest.mark.parametrize("prompt", [None, "the newest", "two\nlines"])
@pytest.mark.parametrize("part", [Part("data-extract-a1", None), Part("data-extract-b2", 3)])
def test_what_is_written_is_read(part: Part, prompt: str | None) -> None:
    text = write(part, ["a\n\nb", "ä \ud800"], prompt)
    assert read(text) == (part, prompt)
    assert part.name in text.splitlines()[0]


def test_other_prompts_are_about_the_whole_page() -> None:
    assert read(None) == (None, None)
    assert read("Read only what is inside the box") == (None, "Read only what is inside the box")


def test_many_texts_are_cut() -> None:
    assert len(write(Part("data-extract-c3", 5000), ["x" * 2000] * 5000, None)) < 30_000
