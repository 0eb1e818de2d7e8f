"""The same steps done by native Playwright and by the runtime, and the events that a page sees of them compared."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from difflib import unified_diff
from typing import Any, Protocol

from playwright.async_api import Page

from tests.runtime.conftest import Runtime

# Without enter and leave events: browsers send them only where there are listeners.
RECORDER = """(ignored) => {
  const types = `pointerover pointermove pointerdown pointerup pointercancel pointerout
    gotpointercapture lostpointercapture mouseover mousemove mousedown mouseup mouseout click auxclick
    contextmenu dblclick wheel keydown keypress keyup beforeinput textInput input change focus blur focusin
    focusout submit reset invalid dragstart drag dragenter dragover dragleave drop dragend touchstart touchend copy cut
    paste toggle beforetoggle close cancel`.split(/\\s+/).filter(type => !ignored.includes(type));
  const keys = `clientX clientY offsetX offsetY pageX pageY movementX movementY button buttons detail
    altKey ctrlKey shiftKey metaKey pointerType isPrimary pressure width height key code keyCode which charCode
    location repeat inputType data bubbles cancelable composed deltaX deltaY isTrusted`.split(/\\s+/);
  const name = node => !node ? String(node) : node.nodeType === 9 ? 'document' : node.window === node ? 'window'
    : node.nodeType !== 1 ? node.nodeName : node.localName + (node.id ? '#' + node.id : '');
  window.seen = [];
  for (const type of types) window.addEventListener(type, event => {
    const it = {type, target: name(event.composedPath()[0]), class: event.constructor.name};
    for (const key of keys)
      if (key in event) it[key] = typeof event[key] === 'number' ? Math.floor(event[key] * 10) / 10 : event[key];
    // Whole coordinates, but offsets that are rounded from the exact ones: scripts can have only either.
    if (/click|contextmenu/.test(type)) delete it.offsetX, delete it.offsetY;
    // What scripts can't make so.
    if (type === 'textInput') delete it.composed;
    if (ignored.includes(it.target)) return;
    if ('relatedTarget' in event) it.relatedTarget = name(event.relatedTarget);
    if ('submitter' in event) it.submitter = name(event.submitter);
    if (event.dataTransfer) it.types = [...event.dataTransfer.types].sort().join();
    if (event.changedTouches) it.touches = [event.touches.length, event.changedTouches.length,
      ...[...event.changedTouches].map(({clientX, clientY}) => clientX + '/' + clientY)].join();
    window.seen.push(it);
  }, true);
}"""


class Hand(Protocol):
    """What both can do. Selectors are CSS."""

    async def do(self, verb: str, selector: str, **options: Any) -> Any: ...
    async def key(self, verb: str, *args: Any) -> None: ...
    async def mouse(self, verb: str, *args: Any, **options: Any) -> None: ...


def _snake(name: str) -> str:
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)


# What leaves the mouse where it was: the browser goes on to report what comes under it.
WITHOUT_MOUSE = ("press", "type", "focus", "fill", "clear", "selectOption")


class NativeHand:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.has_moved_the_mouse = False

    async def do(self, verb: str, selector: str, **options: Any) -> Any:
        self.has_moved_the_mouse |= verb not in WITHOUT_MOUSE
        options = {_snake(name): value for name, value in options.items()}
        locator = self.page.locator(selector)
        if verb == "dragTo":
            return await locator.drag_to(self.page.locator(options.pop("to")), **options)
        positional = [options.pop(name) for name in ("value", "text", "key", "option") if name in options]
        return await getattr(locator, _snake(verb))(*positional, **options)

    async def key(self, verb: str, *args: Any) -> None:
        await getattr(self.page.keyboard, _snake(verb))(*args)

    async def mouse(self, verb: str, *args: Any, **options: Any) -> None:
        self.has_moved_the_mouse = True
        await getattr(self.page.mouse, verb)(*args, **{_snake(name): value for name, value in options.items()})


class OurHand:
    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime

    async def do(self, verb: str, selector: str, **options: Any) -> Any:
        if verb == "dragTo":
            options["to"] = {"selector": options["to"], "strict": True}
        if "option" in options:
            option = options.pop("option")
            options["options"] = [{"valueOrLabel": one} for one in (option if isinstance(option, list) else [option])]
        verb, options = ("check", {**options, "checked": False}) if verb == "uncheck" else (verb, options)
        verb, options = ("check", {"checked": True, **options}) if verb == "check" else (verb, options)
        verb, options = ("fill", {"value": ""}) if verb == "clear" else (verb, options)
        return await self.runtime.run(verb, {"target": {"selector": selector, "strict": True}, **options})

    async def key(self, verb: str, *args: Any) -> None:
        name = "text" if verb in ("type", "insertText") else "key"
        await self.runtime.run(f"keyboard.{verb}", {name: args[0]})

    async def mouse(self, verb: str, *args: Any, **options: Any) -> None:
        names = ("deltaX", "deltaY") if verb == "wheel" else ("x", "y")
        await self.runtime.run(f"mouse.{verb}", {**dict(zip(names, args, strict=False)), **options})


Steps = Callable[[Hand], Awaitable[Any]]


def steps_of(steps: Any) -> Steps:
    """One or a list of ('do', verb, selector, options), ('key', verb, ...) and ('mouse', verb, ..., options)."""

    async def run(hand: Hand) -> None:
        for kind, verb, *rest in steps if isinstance(steps, list) else [steps]:
            options = rest.pop() if rest and isinstance(rest[-1], dict) else {}
            await getattr(hand, kind)(verb, *rest, **options)

    return run


class Both:
    """`same` runs the steps on two pages of the same content and compares what happened.

    `trusted`: the browser itself dispatches the runtime's events, too.
    """

    def __init__(self, native: Page, runtime: Runtime, *, trusted: bool = False) -> None:
        self.native = NativeHand(native)
        self.runtime = runtime
        self.unlike = () if trusted else ("isTrusted",)

    @property
    def has_moved_the_mouse(self) -> bool:
        return self.native.has_moved_the_mouse

    async def same(
        self,
        html: str,
        steps: Steps,
        *,
        after: str | None = None,
        ignore: tuple[str, ...] = (),
        fields: tuple[str, ...] = (),
        either: Callable[[dict[str, Any]], None] = lambda event: None,
    ) -> Any:
        """`after` is evaluated on both pages at the end, and its value given back.

        `ignore`: event types, targets and fields. `either` makes one event of those that native Playwright itself has
        now so, now so.
        """
        difference, value = await self.difference(html, steps, after=after, ignore=ignore, fields=fields, either=either)
        assert not difference, difference
        return value

    async def difference(
        self,
        html: str,
        steps: Steps,
        *,
        after: str | None = None,
        ignore: tuple[str, ...] = (),
        fields: tuple[str, ...] = (),
        either: Callable[[dict[str, Any]], None] = lambda event: None,
    ) -> tuple[str, Any]:
        """What is not the same, in words, and the value that `after` has on our page."""
        one = await self._run(self.native.page, self.native, html, steps, after, ignore)
        other = await self._run(self.runtime.page, OurHand(self.runtime), html, steps, after, ignore)
        for event in one[0]:
            either(event)
        for ours, native in zip(other[0], one[0], strict=False):
            for field in (*ignore, *fields, *self.unlike):
                ours.pop(field, None), native.pop(field, None)
        found = list(_differences(one[0], other[0]))
        if other[1] != one[1]:
            found.append(f"native: {one[1]!r}, ours: {other[1]!r}")
        return "\n".join(found), other[1]

    async def _run(
        self, page: Page, hand: Hand, html: str, steps: Steps, after: str | None, ignore: tuple[str, ...]
    ) -> tuple[list[dict[str, Any]], Any]:
        await page.set_content(html)
        frames = page.frames
        for frame in frames:
            await frame.evaluate(RECORDER, list(ignore))
        await steps(hand)
        seen = [event for frame in frames if not frame.is_detached() for event in await frame.evaluate("seen")]
        return seen, await page.evaluate(after) if after else None


def _differences(native: list[dict[str, Any]], ours: list[dict[str, Any]]) -> Iterator[str]:
    """First of the sequence; where that is the same, of the events' fields."""
    yield from unified_diff([_brief(event) for event in native], [_brief(event) for event in ours], "native", "ours")
    for one, other in zip(native, ours, strict=False):
        if one["type"] != other["type"]:
            return
        for field in {**one, **other}:
            if one.get(field) != other.get(field):
                yield f"{_brief(other)}: {field} is {other.get(field)!r}, native {one.get(field)!r}"


def _brief(event: dict[str, Any]) -> str:
    details = [str(event[key]) for key in ("key", "inputType", "data", "detail") if event.get(key)]
    return " ".join([f"{event['type']} {event['target']}", *details])
