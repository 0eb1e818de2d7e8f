/**
 * The builtins that the runtime relies on, by the global name of their owner, or of what it is the prototype of. `*`: all
 * methods and getters of that object, `@`: those under symbols. A name in `%` is that of an object without a global name
 * (kernel/unnamed.ts). `getters`: the others have values, which are read without asking how they are defined.
 *
 * Names and keys stand apart, because every new document reads them: taking a text apart takes longer than the rest.
 */
export type Row = [name: string, keys: string[], isPrototype?: boolean, getters?: string[]];

const PROTOTYPE = true;
const NONE: string[] = [];

/** Builtins of the language. If a page has replaced them, another window's can be used instead. */
export const LANGUAGE: Row[] = [
  ["", ["Array", "Boolean", "Date", "Error", "Function", "JSON", "Map", "Math", "Number", "Object", "Promise", "Proxy", "Reflect", "RegExp", "Set", "String", "Symbol", "WeakMap", "WeakRef", "WeakSet", "parseFloat", "parseInt"], !PROTOTYPE, NONE],
  ["Error", ["captureStackTrace"]],
  ["Array", ["from", "isArray", "of", "@"]],
  ["Array", ["*"], PROTOTYPE, NONE],
  ["Object", ["*"], !PROTOTYPE, NONE],
  ["Object", ["hasOwnProperty", "toString", "valueOf", "isPrototypeOf"], PROTOTYPE],
  ["Function", ["apply", "bind", "call", "toString"], PROTOTYPE, NONE],
  ["String", ["*"], PROTOTYPE, NONE],
  ["String", ["fromCharCode", "raw"]],
  ["RegExp", ["*"], PROTOTYPE],
  ["Number", ["isFinite", "isInteger", "isNaN", "parseFloat", "parseInt"]],
  ["Number", ["toFixed", "toString"], PROTOTYPE],
  ["Math", ["abs", "ceil", "floor", "hypot", "max", "min", "random", "round", "trunc"], !PROTOTYPE, NONE],
  ["JSON", ["parse", "stringify"]],
  ["Reflect", ["*"], !PROTOTYPE, NONE],
  ["Map", ["*"], PROTOTYPE, ["size"]],
  ["Set", ["*"], PROTOTYPE, ["size"]],
  ["WeakMap", ["*"], PROTOTYPE, NONE],
  ["WeakSet", ["*"], PROTOTYPE, NONE],
  ["Promise", ["resolve", "all", "@"]],
  ["Promise", ["then"], PROTOTYPE],
  ["RegExp", ["@"]],
  ["%Iterator%", ["*"]],
  ["%ArrayIterator%", ["next"]],
  ["%MapIterator%", ["next"]],
  ["%SetIterator%", ["next"]],
  ["%StringIterator%", ["next"]],
  ["%RegExpStringIterator%", ["next"]],
  ["%Generator%", ["next", "return", "throw"]],
];

/** Events are events in whatever window they were made. */
export const EVENTS: Row[] = [
  ["", ["Event", "UIEvent", "MouseEvent", "PointerEvent", "KeyboardEvent", "InputEvent", "FocusEvent", "DragEvent", "WheelEvent", "TouchEvent", "ClipboardEvent"], !PROTOTYPE, NONE],
];

/** Constructors of the window's, which another window's do as well. */
export const PLATFORM: Row[] = [["", ["URL", "Blob", "TextDecoder", "TextEncoder"], !PROTOTYPE, NONE]];

/** Functions of the window: another one's have to be bound to it. */
export const OF_WINDOW: Row[] = [["", ["atob", "btoa", "getComputedStyle", "getSelection", "matchMedia", "queueMicrotask"], !PROTOTYPE, NONE]];

/** Attributes of the window that a script's variables replace. */
export const ATTRIBUTES = ["navigation", "performance"];

/** Builtins of the DOM, needed from the window of every frame, because nodes have the methods of their own window. */
export const DOM: Row[] = [
  ["EventTarget", ["addEventListener", "dispatchEvent", "removeEventListener"], PROTOTYPE, NONE],
  ["Node", ["appendChild", "cloneNode", "compareDocumentPosition", "contains", "getRootNode", "insertBefore", "removeChild"], PROTOTYPE, ["childNodes", "firstChild", "isConnected", "nextSibling", "nodeName", "nodeType", "nodeValue", "ownerDocument", "parentElement", "parentNode", "textContent"]],
  ["Element", ["animate", "append", "checkVisibility", "closest", "getAttribute", "getAttributeNames", "getBoundingClientRect", "getClientRects", "hasAttribute", "matches", "querySelector", "querySelectorAll", "remove", "removeAttribute", "scrollIntoView", "setAttribute"], PROTOTYPE, ["assignedSlot", "attributes", "children", "classList", "id", "innerHTML", "localName", "namespaceURI", "outerHTML", "shadowRoot"]],
  ["Document", ["createElement", "createRange", "createTextNode", "elementFromPoint", "elementsFromPoint", "evaluate", "execCommand", "getElementById", "getSelection", "querySelector", "querySelectorAll"], PROTOTYPE, ["activeElement", "body", "defaultView", "documentElement", "readyState", "title", "URL"]],
  ["DocumentFragment", ["getElementById", "querySelector", "querySelectorAll"], PROTOTYPE, NONE],
  ["ShadowRoot", ["elementFromPoint"], PROTOTYPE, ["activeElement", "host"]],
  ["HTMLElement", ["blur", "click", "focus"], PROTOTYPE, ["innerText", "isContentEditable"]],
  ["NodeList", ["@"], PROTOTYPE],
  ["HTMLCollection", ["@"], PROTOTYPE],
  ["DOMTokenList", ["@"], PROTOTYPE],
  ["NamedNodeMap", ["@"], PROTOTYPE],
  ["MessagePort", ["postMessage"], PROTOTYPE, NONE],
  ["CookieStore", ["getAll"], PROTOTYPE, NONE],
  ["MutationObserver", ["disconnect", "observe", "takeRecords"], PROTOTYPE, NONE],
  ["HTMLInputElement", ["select"], PROTOTYPE, ["checked", "disabled", "readOnly", "type", "value"]],
  ["HTMLTextAreaElement", ["select"], PROTOTYPE, ["disabled", "readOnly", "value"]],
  ["HTMLSelectElement", [], PROTOTYPE, ["disabled", "multiple", "options", "value"]],
  ["HTMLOptionElement", [], PROTOTYPE, ["disabled", "label", "selected", "text", "value"]],
];
