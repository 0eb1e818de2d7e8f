"""What a turn's body says of where it acts."""

from __future__ import annotations

from smooth_page._shared.wire.turn_text import Entry, acting_window, relayed_body, resumed_body, turn_body


def test_the_window_that_a_turn_acts_in_is_known_from_its_body() -> None:
    entry = Entry.new()
    body = turn_body(entry, chunks=("core",), code="() => '?.channel?.relay('", companion=True)
    assert acting_window(body) == acting_window("document.title") == acting_window("") == ""
    assert acting_window(relayed_body(entry, 'tab:"1\\', body)) == 'tab:"1\\'
    assert acting_window(resumed_body(entry, 7)) is None
    assert acting_window(turn_body(entry, chunks=("core",), popup="popup 1")) is None
