"""A small site to try things on: log in, a profile, late orders, products, a form, a frame, dialogs, a board."""

from examples.demo_site.server import DemoSite, demo_site

__all__ = ["DemoSite", "demo_site"]
