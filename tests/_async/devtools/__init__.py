"""Tests of smooth_page/_async/devtools.

- `conftest`: Sessions of this room have the companion, as those of the room `companion`
- `test_cdp_session`: Sessions in the DevTools protocol: as in Playwright, on both hosts
- `test_credentials`: Passkeys of a context: created by Python, registered by pages, saved and restored
"""
