"""Objects of Playwright's that come with later work: their members stand with their parameters, and none can be had.

What would give one (`page.expect_download`, ...) raises NotSupportedError before any of these is made.
"""

from __future__ import annotations

from typing import Any, NoReturn

from smooth_page.errors import NOT_BUILT, NotSupportedError


class Screencast:
    """What a page shows, as a film.

    [Playwright](https://playwright.dev/python/docs/api/class-screencast)
    """

    async def hide_actions(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-actions)"""
        raise NotSupportedError("Screencast.hide_actions", NOT_BUILT)

    async def hide_overlays(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-hide-overlays)"""
        raise NotSupportedError("Screencast.hide_overlays", NOT_BUILT)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-on)"""
        raise NotSupportedError("Screencast.on", NOT_BUILT)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-once)"""
        raise NotSupportedError("Screencast.once", NOT_BUILT)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-remove-listener)"""
        raise NotSupportedError("Screencast.remove_listener", NOT_BUILT)

    async def show_actions(
        self,
        *,
        cursor: Any = None,
        duration: Any = None,
        font_size: Any = None,
        position: Any = None,
        style: Any = None,
    ) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-actions)"""
        raise NotSupportedError("Screencast.show_actions", NOT_BUILT)

    async def show_chapter(self, title: Any, *, description: Any = None, duration: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-chapter)"""
        raise NotSupportedError("Screencast.show_chapter", NOT_BUILT)

    async def show_overlay(self, html: Any, *, duration: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-overlay)"""
        raise NotSupportedError("Screencast.show_overlay", NOT_BUILT)

    async def show_overlays(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-show-overlays)"""
        raise NotSupportedError("Screencast.show_overlays", NOT_BUILT)

    async def start(
        self, *, fps: Any = None, on_frame: Any = None, path: Any = None, quality: Any = None, size: Any = None
    ) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-start)"""
        raise NotSupportedError("Screencast.start", NOT_BUILT)

    async def stop(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-screencast#screencast-stop)"""
        raise NotSupportedError("Screencast.stop", NOT_BUILT)


class Tracing:
    """A record of what was done.

    [Playwright](https://playwright.dev/python/docs/api/class-tracing)
    """

    async def group(self, name: Any, *, location: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-group)"""
        raise NotSupportedError("Tracing.group", NOT_BUILT)

    async def group_end(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-group-end)"""
        raise NotSupportedError("Tracing.group_end", NOT_BUILT)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-on)"""
        raise NotSupportedError("Tracing.on", NOT_BUILT)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-once)"""
        raise NotSupportedError("Tracing.once", NOT_BUILT)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-remove-listener)"""
        raise NotSupportedError("Tracing.remove_listener", NOT_BUILT)

    async def start(
        self,
        *,
        aria_snapshots: Any = None,
        live: Any = None,
        name: Any = None,
        screen_snapshots: Any = None,
        screenshots: Any = None,
        snapshots: Any = None,
        sources: Any = None,
        title: Any = None,
    ) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start)"""
        raise NotSupportedError("Tracing.start", NOT_BUILT)

    async def start_chunk(self, *, name: Any = None, title: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start-chunk)"""
        raise NotSupportedError("Tracing.start_chunk", NOT_BUILT)

    async def start_har(self, path: Any, *, content: Any = None, mode: Any = None, url_filter: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start-har)"""
        raise NotSupportedError("Tracing.start_har", NOT_BUILT)

    async def stop(self, *, path: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop)"""
        raise NotSupportedError("Tracing.stop", NOT_BUILT)

    async def stop_chunk(self, *, path: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop-chunk)"""
        raise NotSupportedError("Tracing.stop_chunk", NOT_BUILT)

    async def stop_har(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop-har)"""
        raise NotSupportedError("Tracing.stop_har", NOT_BUILT)


class Video:
    """A recording of a page.

    [Playwright](https://playwright.dev/python/docs/api/class-video)
    """

    async def delete(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-video#video-delete)"""
        raise NotSupportedError("Video.delete", NOT_BUILT)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-video#video-on)"""
        raise NotSupportedError("Video.on", NOT_BUILT)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-video#video-once)"""
        raise NotSupportedError("Video.once", NOT_BUILT)

    async def path(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-video#video-path)"""
        raise NotSupportedError("Video.path", NOT_BUILT)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-video#video-remove-listener)"""
        raise NotSupportedError("Video.remove_listener", NOT_BUILT)

    async def save_as(self, path: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-video#video-save-as)"""
        raise NotSupportedError("Video.save_as", NOT_BUILT)


class WebSocket:
    """A socket of a page's.

    [Playwright](https://playwright.dev/python/docs/api/class-websocket)
    """

    def expect_event(self, event: Any, predicate: Any = None, *, timeout: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-expect-event)"""
        raise NotSupportedError("WebSocket.expect_event", NOT_BUILT)

    def is_closed(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-is-closed)"""
        raise NotSupportedError("WebSocket.is_closed", NOT_BUILT)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-on)"""
        raise NotSupportedError("WebSocket.on", NOT_BUILT)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-once)"""
        raise NotSupportedError("WebSocket.once", NOT_BUILT)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-remove-listener)"""
        raise NotSupportedError("WebSocket.remove_listener", NOT_BUILT)

    @property
    def url(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-url)"""
        raise NotSupportedError("WebSocket.url", NOT_BUILT)

    async def wait_for_event(self, event: Any, predicate: Any = None, *, timeout: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocket#web-socket-wait-for-event)"""
        raise NotSupportedError("WebSocket.wait_for_event", NOT_BUILT)


class WebSocketRoute:
    """A socket that waits for a decision.

    [Playwright](https://playwright.dev/python/docs/api/class-websocketroute)
    """

    async def close(self, *, code: Any = None, reason: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-close)"""
        raise NotSupportedError("WebSocketRoute.close", NOT_BUILT)

    def connect_to_server(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-connect-to-server)"""
        raise NotSupportedError("WebSocketRoute.connect_to_server", NOT_BUILT)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-on)"""
        raise NotSupportedError("WebSocketRoute.on", NOT_BUILT)

    def on_close(self, handler: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-on-close)"""
        raise NotSupportedError("WebSocketRoute.on_close", NOT_BUILT)

    def on_message(self, handler: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-on-message)"""
        raise NotSupportedError("WebSocketRoute.on_message", NOT_BUILT)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-once)"""
        raise NotSupportedError("WebSocketRoute.once", NOT_BUILT)

    @property
    def protocols(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-protocols)"""
        raise NotSupportedError("WebSocketRoute.protocols", NOT_BUILT)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-remove-listener)"""
        raise NotSupportedError("WebSocketRoute.remove_listener", NOT_BUILT)

    def send(self, message: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-send)"""
        raise NotSupportedError("WebSocketRoute.send", NOT_BUILT)

    @property
    def url(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-websocketroute#web-socket-route-url)"""
        raise NotSupportedError("WebSocketRoute.url", NOT_BUILT)


class Worker:
    """A script of a page's that runs beside it.

    [Playwright](https://playwright.dev/python/docs/api/class-worker)
    """

    async def evaluate(self, expression: Any, arg: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-worker#worker-evaluate)"""
        raise NotSupportedError("Worker.evaluate", NOT_BUILT)

    async def evaluate_handle(self, expression: Any, arg: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-worker#worker-evaluate-handle)"""
        raise NotSupportedError("Worker.evaluate_handle", NOT_BUILT)

    def expect_event(self, event: Any, predicate: Any = None, *, timeout: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-worker#worker-expect-event)"""
        raise NotSupportedError("Worker.expect_event", NOT_BUILT)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-worker#worker-on)"""
        raise NotSupportedError("Worker.on", NOT_BUILT)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-worker#worker-once)"""
        raise NotSupportedError("Worker.once", NOT_BUILT)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-worker#worker-remove-listener)"""
        raise NotSupportedError("Worker.remove_listener", NOT_BUILT)

    @property
    def url(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-worker#worker-url)"""
        raise NotSupportedError("Worker.url", NOT_BUILT)
