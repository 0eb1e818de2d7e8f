"""Scripts that a page runs before anything else, each of which breaks or replaces something that a library might rely on."""

from __future__ import annotations

_THROWS = "() => { throw new Error('the page\\'s') }"


def _property(owner: str, name: str, *, what: str) -> str:
    accessors = {"getter": f"get: {_THROWS}", "setter": f"set: {_THROWS}, get() {{ return undefined }}"}[what]
    return f"Object.defineProperty({owner}, {name!r}, {{ configurable: true, {accessors} }});"


_EVERY_NAME = (
    "value done get set then length id op start wait resume cancel ack doc slice settings timeout params frame kind "
    "status outcomes news chunks leaving code message log error selector target strict root handle returns arg type "
    "name writable enumerable makers family downloads interceptor toJSON frames observe routes matches ms state 0 1"
)

PRELUDES = {
    "nothing": "",
    # -- members of prototypes
    **{
        f"{what} Object.prototype.{name}": _property("Object.prototype", name, what=what)
        for what in ("getter", "setter")
        for name in ("then", "get", "value", "done", "length")
    },
    "plain members of Object.prototype": "for (const name of ['then', 'get', 'set', 'value', 'done', 'id', 'selector', 'timeout', "
    "'frame', 'again', 'error', 'thrown', 'routes', 'makers']) Object.prototype[name] = function () { return 'planted' };",
    "every getter of Object.prototype": f"""
        for (const name of {_EVERY_NAME!r}.split(' '))
          Object.defineProperty(Object.prototype, name, {{ configurable: true, get() {{ return 'planted' }},
            set(value) {{ Object.defineProperty(this, name, {{ value, writable: true, configurable: true, enumerable: true }}) }} }});
    """,
    "numbers in Array.prototype": "for (const at of [0, 1, 2]) Object.defineProperty(Array.prototype, at, "
    "{ configurable: true, get() { return 'planted' }, set() {} });",
    "enumerable helpers": "Array.prototype.each = Array.prototype.forEach; Object.prototype.extend = function () {}; "
    "String.prototype.startsWith2 = function () {}; Function.prototype.method = function () {};",
    # -- iterators, generators, promises
    "iterators": """
        const arrays = Object.getPrototypeOf([][Symbol.iterator]());
        arrays.next = function () { return { done: true, value: undefined } };
        for (const made of [new Map, new Set, '', new URLSearchParams])
          Object.getPrototypeOf(made[Symbol.iterator]()).next = function () { return { done: true, value: undefined } };
        for (const kind of [NodeList, HTMLCollection, DOMTokenList, NamedNodeMap])
          kind.prototype[Symbol.iterator] = function* () {};
    """,
    "generators": """
        const generator = Object.getPrototypeOf(function* () {}).prototype;
        generator.next = generator.return = () => ({ done: true, value: 'planted' });
        generator.throw = (error) => { throw error };
        const asyncs = Object.getPrototypeOf(async function* () {}).prototype;
        asyncs.next = async () => ({ done: true, value: 'planted' });
    """,
    "promises": """
        const { then } = Promise.prototype;
        Promise.prototype.then = function (ok, failed) { return then.call(this, ok && ((value) => ok('planted')), failed) };
        Promise.resolve = () => { throw new Error('the page\\'s') };
        Promise.all = Promise.race = Promise.allSettled = Promise.resolve;
    """,
    "species": "Object.defineProperty(Array, Symbol.species, { get() { return function () { return {} } } });",
    # -- what reports changes, and time
    "observers that see nothing": """
        for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver'])
          window[name] = class { observe() {} disconnect() {} unobserve() {} takeRecords() { return [] } };
    """,
    "observers that throw": """
        for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver'])
          window[name] = function () { throw new Error('the page\\'s') };
    """,
    "methods of observers": "MutationObserver.prototype.observe = ResizeObserver.prototype.observe = "
    "IntersectionObserver.prototype.observe = () => {}; MutationObserver.prototype.takeRecords = () => [];",
    "timers that never fire": "window.setTimeout = window.requestAnimationFrame = window.setInterval = "
    "window.requestIdleCallback = window.queueMicrotask = () => 1;",
    "timers that fire at once": "window.setTimeout = window.requestAnimationFrame = (then) => { then(0); return 1 };",
    "a clock that stands": "Date.now = performance.now = () => 0; window.Date = function () { return { getTime: () => 0 } };",
    "no scheduler": "delete window.scheduler; delete window.MessageChannel; window.MessagePort.prototype.postMessage = () => {};",
    "events": """
        EventTarget.prototype.addEventListener = EventTarget.prototype.removeEventListener = () => {};
        window.Event = window.MouseEvent = window.PointerEvent = window.InputEvent = window.KeyboardEvent =
          function () { throw new Error('the page\\'s') };
    """,
    "zone.js": """
        const original = new WeakMap(), native = Function.prototype.toString;
        const patch = (owner, name) => {
          const before = owner[name];
          owner[name] = function (...args) { return before.apply(this, args) };
          original.set(owner[name], before);
        };
        for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask']) patch(window, name);
        for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) patch(EventTarget.prototype, name);
        patch(Promise.prototype, 'then');
        const Observer = window.MutationObserver;
        window.MutationObserver = function (callback) { return new Observer((...args) => callback(...args)) };
        window.MutationObserver.prototype = Observer.prototype;
        Function.prototype.toString = function () { return native.call(original.get(this) ?? this) };
    """,
    # -- look-alikes of the browser's own
    "bound": """
        const broken = () => { throw new Error('the page\\'s') };
        for (const [owner, name] of [[Element.prototype, 'getAttribute'], [Document.prototype, 'querySelectorAll'],
          [Array.prototype, 'map'], [Array.prototype, 'push'], [Object, 'keys'], [JSON, 'stringify'], [window, 'setTimeout'],
          [Node.prototype, 'contains'], [Element.prototype, 'getBoundingClientRect'], [Function.prototype, 'toString'],
          [document, 'execCommand'], [window, 'getComputedStyle'], [window, 'MutationObserver']])
          owner[name] = broken.bind(null);
    """,
    "proxies": """
        const broken = { apply() { throw new Error('the page\\'s') }, construct() { throw new Error('the page\\'s') } };
        for (const [owner, name] of [[Element.prototype, 'getAttribute'], [Document.prototype, 'querySelectorAll'],
          [Array.prototype, 'map'], [Array.prototype, 'push'], [Object, 'keys'], [JSON, 'stringify'], [window, 'setTimeout'],
          [Node.prototype, 'contains'], [Element.prototype, 'getBoundingClientRect'], [Reflect, 'apply'],
          [Document.prototype, 'execCommand'], [window, 'getComputedStyle'], [window, 'MutationObserver'], [window, 'Event']])
          owner[name] = new Proxy(owner[name], broken);
    """,
    # -- names
    "global variables": "var URL = 1, Node = 2, Text = 3, Element = 4, Event = 5, Range = 6, Image = 7, Option = 8, name = 'page', "
    "Selection = 9, Request = 10, Headers = 11, status = 'x', top2 = 1, history2 = 1;",
    "global functions": "function Map() {} function Set() {} function Symbol() {} function Promise() {} function fetch() {} "
    "function getSelection() {} function scrollTo() {} function focus() {} function close() {} function stop() {} "
    "function getComputedStyle() { return {} } function matchMedia() { return {} }",
    "constants": "const Array = 1, Object = 2, String = 3, Number = 4, JSON = 5, Math = 6, Error = 7, WeakMap = 8, args = 9, run = 10;",
    "variables": "var navigation = { items: [] }, performance = 'fast';",
    "functions": "function navigation() {} function performance() {}",
    "editing commands": "Document.prototype.execCommand = () => true; document.execCommand = () => true;",
    "selection": "window.getSelection = document.getSelection = () => null;",
    "native setters": """
        for (const kind of [HTMLInputElement, HTMLTextAreaElement]) {
          const { get, set } = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
          Object.defineProperty(kind.prototype, 'value', { configurable: true, get, set(value) { set.call(this, value) } });
        }
    """,
    "functions of the element": "HTMLElement.prototype.focus = HTMLElement.prototype.click = HTMLElement.prototype.blur = () => {}; "
    "Element.prototype.scrollIntoView = Element.prototype.scrollIntoViewIfNeeded = () => {};",
}

_OF_DOCUMENTS = """
querySelector querySelectorAll getElementById createElement body documentElement title defaultView readyState URL activeElement
evaluate elementFromPoint createRange head cookie execCommand getSelection addEventListener scrollingElement nodeType
"""
_OF_ELEMENTS = """
getAttribute submit matches querySelector querySelectorAll children parentNode nodeType id attributes tagName localName
ownerDocument contains closest nodeName action method parentElement isConnected getRootNode textContent innerText style
classList reset requestSubmit elements length dispatchEvent addEventListener checkVisibility getBoundingClientRect
getClientRects hasAttribute shadowRoot firstChild nextSibling childNodes previousSibling assignedSlot namespaceURI hidden
isContentEditable
"""
_OF_WINDOWS = "fetch setTimeout Node2 event parent2 scheduler2 navigation2 smooth kernel args"

# Elements whose names or ids stand in the place of what a document, a form or the window has under that name.
CLOBBERED = {
    "images with names": "".join(f"<img name={name} alt=''>" for name in _OF_DOCUMENTS.split()),
    "ids of globals": "".join(f"<a id={name}></a>" for name in _OF_WINDOWS.split()),
    "fields with names": "<form id=holder>"
    + "".join(f"<input name={name} hidden>" for name in _OF_ELEMENTS.split())
    + "<button id=held>Held</button></form>",
}
