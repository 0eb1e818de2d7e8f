"""What an incomplete extraction says, as the engine writes it and the client reads it."""

from __future__ import annotations

import pytest

from smooth_page._protocol.extraction import AT_MOST, LEAD, Incomplete, parse, sentence, write


def test_what_is_written_is_read_again():
    found = Incomplete({"name": "Lamp \ud800 \n extraction: {}", "price": None}, ["price", "items[2].name"], ["sku"])
    text = write(found)
    assert text.startswith(
        "The page does not state what the schema requires: price, items[2].name, sku (several different values)\n"
    )
    assert parse(text) == found
    assert parse(f"page.extract: {text}\nmore") == found
    assert sentence(text) == f"{LEAD}price, items[2].name, sku (several different values)"


def test_a_long_list_of_paths_is_cut_in_the_sentence_alone():
    found = Incomplete({}, [f"field_{n}" for n in range(200)])
    assert sentence(write(found)).endswith("field_19 and 180 more")
    assert parse(write(found)) == found


def test_what_was_found_is_left_out_where_it_is_huge():
    found = parse(write(Incomplete("x" * AT_MOST, ["a"])))
    assert found == Incomplete(None, ["a"])


@pytest.mark.parametrize("text", ["", "schema: wrong", LEAD, f"{LEAD}a\nextraction: [", f"{LEAD}a\nextraction: []"])
def test_other_texts_are_not_such_errors(text):
    assert parse(text) is None
    assert sentence(text) == text
