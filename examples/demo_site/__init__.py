"""A small real site to try things on: log in, a profile, orders that load late, a form, a frame, dialogs, a board."""

from examples.demo_site.server import DemoSite

__all__ = ["DemoSite"]
