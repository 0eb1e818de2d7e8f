"""Halves of characters on their way into files and sockets."""

from smooth_page._shared.wire.surrogates import as_sent


def test_halves_become_replacement_characters() -> None:
    assert as_sent("a\ud83d\ude00b") == "a😀b".encode()
    assert as_sent("a\ud83d") == "a�".encode()
    assert as_sent("\ude00\ud83d") == "��".encode()
    assert as_sent("plain é") == "plain é".encode()
