"""Tests of smooth_page/_shared/dialog_handlers.

- `test_dialog_handlers`: What dialog listeners do, read from their code: tables of decisions, without a page
"""
