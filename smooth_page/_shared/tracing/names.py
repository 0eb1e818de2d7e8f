"""What the trace viewer calls a method of the API: it has a title and a group for each."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

# Calls that only this package makes, or that the viewer never shows.
UNSHOWN = frozenset(
    {
        "JSHandle.dispose",
        "Request.all_headers",
        "Request.header_value",
        "Request.headers_array",
        "Request.response",
        "Request.sizes",
        "Response.all_headers",
        "Response.finished",
        "Response.header_value",
        "Response.headers_array",
        "Locator.highlight",
        "Locator.hide_highlight",
        "Locator.normalize",
        "Page.on",
        "Page.frames",
        "Worker",
    }
)
# Operations that are parts of waits, or none of the user's.
UNTRACED = frozenset(
    {
        "page.watch",
        "page.left",
        "handle.dispose",
        "network.bodies",
        "observe.kept",
        "screencast.read",
        "trace.pictures",
    }
)
# Operations that show nothing of the page that the call is about.
_ASIDE = ("databases.", "devtools.", "network.", "popup.", "session.", "state.", "trace.")
# Of those with this beginning, only navigations do.
_TABS = "tabs."
NAVIGATE = "tabs.navigate"
# Owners whose methods are those of a frame in the viewer.
_OF_FRAMES = frozenset({"Page", "Frame", "Locator", "FrameLocator"})
# Methods of pages that are the page's own there.
_OF_PAGES = frozenset(
    {
        "add_init_script",
        "add_locator_handler",
        "ai",
        "bring_to_front",
        "clear_console_messages",
        "clear_page_errors",
        "close",
        "console_messages",
        "emulate_media",
        "expose_binding",
        "expose_function",
        "extract",
        "go_back",
        "go_forward",
        "hide_highlight",
        "page_errors",
        "pdf",
        "pick_locator",
        "reload",
        "remove_locator_handler",
        "request_gc",
        "requests",
        "route",
        "route_web_socket",
        "screenshot",
        "set_extra_http_headers",
        "set_viewport_size",
        "unroute",
        "unroute_all",
    }
)
# Owner -> class, and what the names of its methods begin with there.
_OWNERS = {
    "Keyboard": ("Page", "keyboard"),
    "Mouse": ("Page", "mouse"),
    "Touchscreen": ("Page", "touchscreen"),
    "Clock": ("BrowserContext", "clock"),
    "Credentials": ("BrowserContext", "credentials"),
    "WebStorage": ("Page", "webStorage"),
    "APIRequestContext": ("APIRequestContext", ""),
}
# Where the name is not just spelt otherwise.
_METHODS = {
    "all_inner_texts": "evalOnSelectorAll",
    "all_text_contents": "evalOnSelectorAll",
    "clear": "fill",
    "count": "queryCount",
    "drag_to": "dragAndDrop",
    "element_handle": "waitForSelector",
    "element_handles": "querySelectorAll",
    "eval_on_selector": "evalOnSelector",
    "eval_on_selector_all": "evalOnSelectorAll",
    "evaluate": "evaluateExpression",
    "evaluate_all": "evalOnSelectorAll",
    "evaluate_handle": "evaluateExpressionHandle",
    "expose_function": "exposeBinding",
    "inner_html": "innerHTML",
    "press_sequentially": "type",
    "query_selector": "querySelector",
    "query_selector_all": "querySelectorAll",
    "remove_locator_handler": "unregisterLocatorHandler",
    "add_locator_handler": "registerLocatorHandler",
    "request_gc": "requestGC",
    "route": "setNetworkInterceptionPatterns",
    "route_from_har": "setNetworkInterceptionPatterns",
    "route_web_socket": "setWebSocketInterceptionPatterns",
    "scroll_into_view_if_needed": "scrollIntoViewIfNeeded",
    "set_checked": "check",
    "set_extra_http_headers": "setExtraHTTPHeaders",
    "unroute": "setNetworkInterceptionPatterns",
    "unroute_all": "setNetworkInterceptionPatterns",
    "wait_for": "waitForSelector",
}
_OF_RESPONSES = frozenset({"body", "text", "json"})
_HTTP = frozenset({"get", "post", "put", "patch", "delete", "head", "fetch"})
# Waits, which the viewer shows by the title that they have in the trace.
_WAITS = frozenset({"wait_for_load_state", "wait_for_url", "expect_navigation", "expect_event", "wait_for_event"})
_WAIT_METHOD = "__waitInfo__"


def shows(operation: str) -> bool:
    """Whether snapshots are taken before and after an operation."""
    return operation == NAVIGATE or not operation.startswith((*_ASIDE, _TABS))


class Named(NamedTuple):
    """The class and the method of a call in the viewer; and its title there, if that is not the method's."""

    of: str
    method: str
    title: str | None = None


def named(title: str, params: dict[str, Any]) -> Named:
    """Returns what the viewer calls a public method (`Locator.click`)."""
    owner, _, verb = title.partition(".")
    if owner.endswith("Assertions"):
        return Named("Frame", "expect", f'Expect "{verb}"')
    if verb in _WAITS:
        return Named("Page", _WAIT_METHOD, f'Wait for event "{"frame" if owner == "Page" else owner.lower()}.{verb}"')
    if verb in ("ai", "extract"):
        return Named("Page", verb, _ours(title, params))
    if owner in _OWNERS:
        return _of_device(owner, verb)
    if owner == "Response" and verb in _OF_RESPONSES:
        return Named("Response", "body")
    if owner == "Locator" and verb == "screenshot":
        return Named("ElementHandle", verb)
    if verb == "clear" and owner in _OF_FRAMES:
        return Named("Frame", "fill", "Clear")
    if owner in _OF_FRAMES:
        return Named("Page" if owner == "Page" and verb in _OF_PAGES else "Frame", _method(verb))
    return Named(owner, _method(verb))


def waiting(owner: str, event: str) -> Named:
    """Returns the same for a wait for an event."""
    return Named("Page", _WAIT_METHOD, f'Wait for event "{owner.lower()}.expect_event({event})"')


def _of_device(owner: str, verb: str) -> Named:
    of, prefix = _OWNERS[owner]
    if owner == "APIRequestContext" and verb in _HTTP:
        return Named(of, "fetch")
    if owner == "Mouse" and verb == "dblclick":
        return Named(of, "mouseClick", "Double click")
    if owner == "Mouse" and verb == "wheel":
        return Named(of, "mouseWheel")
    method = _method(verb)
    return Named(of, prefix + method[:1].upper() + method[1:] if prefix else method)


def _method(verb: str) -> str:
    return _METHODS.get(verb) or re.sub(r"_(\w)", lambda match: match[1].upper(), verb)


def _ours(title: str, params: dict[str, Any]) -> str:
    """The title of what Playwright does not have."""
    said = params.get("task") or params.get("prompt") or params.get("shape")
    return f'{title.lower()} "{said}"' if said else title.lower()
