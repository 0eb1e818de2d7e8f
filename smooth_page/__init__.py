"""smooth_page: Playwright's Python API over a Smooth session."""

__version__ = "0.1.0"
