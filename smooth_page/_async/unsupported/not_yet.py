"""Playwright's classes that are not built yet: their members exist with their parameters, but no object is ever made.

Calls that would return one, such as `page.video`, raise NotSupportedError first.
"""

from __future__ import annotations

from typing import NoReturn

from smooth_page.errors import NOT_BUILT, NotSupportedError

from ..events.events import Eventless


class Screencast(Eventless):
    """A video of a page.

    [Playwright](https://playwright.dev/python/docs/api/class-screencast)
    """

    async def hide_actions(self) -> NoReturn:
        """Not built yet (NotSupportedError): ends what `show_actions` started.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-actions)
        """
        raise NotSupportedError("Screencast.hide_actions", NOT_BUILT)

    async def hide_overlays(self) -> NoReturn:
        """Not built yet (NotSupportedError): hides the overlays until `show_overlays`.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-overlays)
        """
        raise NotSupportedError("Screencast.hide_overlays", NOT_BUILT)

    async def show_actions(
        self,
        *,
        cursor: object = None,
        duration: object = None,
        font_size: object = None,
        position: object = None,
        style: object = None,
    ) -> NoReturn:
        """Not built yet (NotSupportedError): marks each element that is acted on in the video, with the name of the
        action, for `duration` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-actions)
        """
        raise NotSupportedError("Screencast.show_actions", NOT_BUILT)

    async def show_chapter(self, title: object, *, description: object = None, duration: object = None) -> NoReturn:
        """Not built yet (NotSupportedError): shows a title over the page for `duration` ms (default: 2000).

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-chapter)
        """
        raise NotSupportedError("Screencast.show_chapter", NOT_BUILT)

    async def show_overlay(self, html: object, *, duration: object = None) -> NoReturn:
        """Not built yet (NotSupportedError): shows a piece of HTML over the page, for `duration` ms or until it is
        disposed of.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-overlay)
        """
        raise NotSupportedError("Screencast.show_overlay", NOT_BUILT)

    async def show_overlays(self) -> NoReturn:
        """Not built yet (NotSupportedError): makes hidden overlays visible again.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-overlays)
        """
        raise NotSupportedError("Screencast.show_overlays", NOT_BUILT)

    async def start(
        self,
        *,
        fps: object = None,
        on_frame: object = None,
        path: object = None,
        quality: object = None,
        size: object = None,
    ) -> NoReturn:
        """Not built yet (NotSupportedError): records the page: as a video at `path`, as JPEGs passed to `on_frame`, or
        both; `size` in CSS pixels, `quality` 0 to 100.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-start)
        """
        raise NotSupportedError("Screencast.start", NOT_BUILT)

    async def stop(self) -> NoReturn:
        """Not built yet (NotSupportedError): ends the recording and writes the video, if there is one.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-stop)
        """
        raise NotSupportedError("Screencast.stop", NOT_BUILT)


class Video(Eventless):
    """A recording of a page.

    [Playwright](https://playwright.dev/python/docs/api/class-video)
    """

    async def delete(self) -> NoReturn:
        """Not built yet (NotSupportedError): deletes the file, once it is complete.

        [Playwright](https://playwright.dev/python/docs/api/class-video#video-delete)
        """
        raise NotSupportedError("Video.delete", NOT_BUILT)

    async def path(self) -> NoReturn:
        """Not built yet (NotSupportedError): the path of the file, which is complete when the context has been closed.

        [Playwright](https://playwright.dev/python/docs/api/class-video#video-path)
        """
        raise NotSupportedError("Video.path", NOT_BUILT)

    async def save_as(self, path: object) -> NoReturn:
        """Not built yet (NotSupportedError): copies the file to `path`, once the page is closed and it is complete.

        [Playwright](https://playwright.dev/python/docs/api/class-video#video-save-as)
        """
        raise NotSupportedError("Video.save_as", NOT_BUILT)
