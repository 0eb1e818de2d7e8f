"""Objects of Playwright's that come with later work: their members stand with their parameters, and none can be had.

What would give one (`page.expect_download`, ...) raises NotSupportedError before any of these is made.
"""

from __future__ import annotations

from typing import Any, NoReturn

from smooth_page.errors import NOT_BUILT, NotSupportedError

from ..events.events import Eventless


class Screencast(Eventless):
    """What a page shows, as a film.

    [Playwright](https://playwright.dev/python/docs/api/class-screencast)
    """

    async def hide_actions(self) -> NoReturn:
        """Not built yet (NotSupportedError): ends what `show_actions` began.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-actions)
        """
        raise NotSupportedError("Screencast.hide_actions", NOT_BUILT)

    async def hide_overlays(self) -> NoReturn:
        """Not built yet (NotSupportedError): makes the overlays invisible; they stay for `show_overlays`.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-overlays)
        """
        raise NotSupportedError("Screencast.hide_overlays", NOT_BUILT)

    async def show_actions(
        self,
        *,
        cursor: Any = None,
        duration: Any = None,
        font_size: Any = None,
        position: Any = None,
        style: Any = None,
    ) -> NoReturn:
        """Not built yet (NotSupportedError): marks in the film each element that is acted upon, with the name of the
        action, for `duration` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-actions)
        """
        raise NotSupportedError("Screencast.show_actions", NOT_BUILT)

    async def show_chapter(self, title: Any, *, description: Any = None, duration: Any = None) -> NoReturn:
        """Not built yet (NotSupportedError): lays a title over the page, for `duration` ms (2000 unless told
        otherwise).

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-chapter)
        """
        raise NotSupportedError("Screencast.show_chapter", NOT_BUILT)

    async def show_overlay(self, html: Any, *, duration: Any = None) -> NoReturn:
        """Not built yet (NotSupportedError): lays a piece of HTML over the page, for `duration` ms or until it is
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
        self, *, fps: Any = None, on_frame: Any = None, path: Any = None, quality: Any = None, size: Any = None
    ) -> NoReturn:
        """Not built yet (NotSupportedError): films the page: to a video at `path`, to `on_frame` as JPEGs, or both;
        `size` in CSS pixels, `quality` 0 to 100.

        [Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-start)
        """
        raise NotSupportedError("Screencast.start", NOT_BUILT)

    async def stop(self) -> NoReturn:
        """Not built yet (NotSupportedError): ends the film, and writes the video where there is one.

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

    async def save_as(self, path: Any) -> NoReturn:
        """Not built yet (NotSupportedError): copies the file to `path`, once the page is closed and it is complete.

        [Playwright](https://playwright.dev/python/docs/api/class-video#video-save-as)
        """
        raise NotSupportedError("Video.save_as", NOT_BUILT)


class Worker:
    """A script of a page's that runs beside it.

    [Playwright](https://playwright.dev/python/docs/api/class-worker)
    """

    async def evaluate(self, expression: Any, arg: Any = None) -> NoReturn:
        """Not built yet (NotSupportedError): the value of an expression, or of a function called with `arg`, in the
        worker.

        [Playwright](https://playwright.dev/python/docs/api/class-worker#worker-evaluate)
        """
        raise NotSupportedError("Worker.evaluate", NOT_BUILT)

    async def evaluate_handle(self, expression: Any, arg: Any = None) -> NoReturn:
        """Not built yet (NotSupportedError): as `evaluate`; the value stays in the worker, and a JSHandle stands for
        it.

        [Playwright](https://playwright.dev/python/docs/api/class-worker#worker-evaluate-handle)
        """
        raise NotSupportedError("Worker.evaluate_handle", NOT_BUILT)

    def expect_event(self, event: Any, predicate: Any = None, *, timeout: Any = None) -> NoReturn:
        """Not built yet (NotSupportedError): waits at the end of a `with` block for an event of the worker, `timeout`
        in ms.

        [Playwright](https://playwright.dev/python/docs/api/class-worker#worker-wait-for-event)
        """
        raise NotSupportedError("Worker.expect_event", NOT_BUILT)

    def on(self, event: Any, f: Any) -> NoReturn:
        """Not built yet (NotSupportedError): calls `f` at every such event.

        [Playwright](https://playwright.dev/python/docs/events)
        """
        raise NotSupportedError("Worker.on", NOT_BUILT)

    def once(self, event: Any, f: Any) -> NoReturn:
        """Not built yet (NotSupportedError): calls `f` at the next such event.

        [Playwright](https://playwright.dev/python/docs/events)
        """
        raise NotSupportedError("Worker.once", NOT_BUILT)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """Not built yet (NotSupportedError): takes the listener `f` away.

        [Playwright](https://playwright.dev/python/docs/events)
        """
        raise NotSupportedError("Worker.remove_listener", NOT_BUILT)

    @property
    def url(self) -> NoReturn:
        """Not built yet (NotSupportedError): the address of the worker's script.

        [Playwright](https://playwright.dev/python/docs/api/class-worker#worker-url)
        """
        raise NotSupportedError("Worker.url", NOT_BUILT)
