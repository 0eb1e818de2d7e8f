"""A script before and after it moves here: `before.py` imports Playwright, `after.py` smooth_page.

smooth-page run -m examples.migration.before             runs it unchanged
smooth-page migrate --write examples/migration/before.py  changes its imports: the result is after.py
python -m examples.migration.after
"""
