"""Tests of smooth_page/_shared/wire.

- `test_call_log`: Call logs are drawn as Playwright draws them
- `test_failures`: Failures in the page, as the errors that Playwright raises
- `test_surrogates`: Halves of characters on their way into files and sockets
- `test_turn_text`: What a turn's body says of where it acts
- `test_wire`: Values on the wire. That the page reads them as native Playwright does is tested in
  tests/_async/test_values.py
"""
