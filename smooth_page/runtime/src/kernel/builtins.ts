/**
 * The builtins that the runtime relies on, by the path of their owner. `*`: all methods and getters of that object,
 * `@`: those under symbols. A path in `%` is that of an object without a name (kernel/unnamed.ts).
 *
 * The keys are lists, because every new document reads them: taking a text apart takes longer than the rest.
 */
export type Row = [path: string, keys: string[]];

/** Builtins of the language. If a page has replaced them, another window's can be used instead. */
export const LANGUAGE: Row[] = [
  ["", ["Array", "Boolean", "Date", "Error", "Function", "JSON", "Map", "Math", "Number", "Object", "Promise", "Proxy", "Reflect", "RegExp", "Set", "String", "Symbol", "WeakMap", "WeakRef", "WeakSet", "parseFloat", "parseInt"]],
  ["Error", ["captureStackTrace"]],
  ["Array", ["from", "isArray", "of", "@"]],
  ["Array.prototype", ["*"]],
  ["Object", ["*"]],
  ["Object.prototype", ["hasOwnProperty", "toString", "valueOf", "isPrototypeOf"]],
  ["Function.prototype", ["apply", "bind", "call", "toString"]],
  ["String.prototype", ["*"]],
  ["String", ["fromCharCode", "raw"]],
  ["RegExp.prototype", ["*"]],
  ["Number", ["isFinite", "isInteger", "isNaN", "parseFloat", "parseInt"]],
  ["Number.prototype", ["toFixed", "toString"]],
  ["Math", ["abs", "ceil", "floor", "hypot", "max", "min", "random", "round", "trunc"]],
  ["JSON", ["parse", "stringify"]],
  ["Reflect", ["*"]],
  ["Map.prototype", ["*"]],
  ["Set.prototype", ["*"]],
  ["WeakMap.prototype", ["*"]],
  ["WeakSet.prototype", ["*"]],
  ["Promise", ["resolve", "all", "@"]],
  ["Promise.prototype", ["then"]],
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
  ["", ["Event", "UIEvent", "MouseEvent", "PointerEvent", "KeyboardEvent", "InputEvent", "FocusEvent", "DragEvent", "WheelEvent", "TouchEvent", "ClipboardEvent"]],
];

/** Constructors of the window's, which another window's do as well. */
export const PLATFORM: Row[] = [["", ["URL", "Blob", "TextDecoder", "TextEncoder"]]];

/** Functions of the window: another one's have to be bound to it. */
export const OF_WINDOW: Row[] = [["", ["atob", "btoa", "getComputedStyle", "getSelection", "matchMedia", "queueMicrotask"]]];

/** Builtins of the DOM, needed from the window of every frame, because nodes have the methods of their own window. */
export const DOM: Row[] = [
  ["EventTarget.prototype", ["addEventListener", "dispatchEvent", "removeEventListener"]],
  ["Node.prototype", ["appendChild", "cloneNode", "compareDocumentPosition", "contains", "getRootNode", "insertBefore", "removeChild", "childNodes", "firstChild", "isConnected", "nextSibling", "nodeName", "nodeType", "nodeValue", "ownerDocument", "parentElement", "parentNode", "textContent"]],
  ["Element.prototype", ["animate", "append", "checkVisibility", "closest", "getAttribute", "getAttributeNames", "getBoundingClientRect", "getClientRects", "hasAttribute", "matches", "querySelector", "querySelectorAll", "remove", "removeAttribute", "scrollIntoView", "setAttribute", "assignedSlot", "attributes", "children", "classList", "id", "innerHTML", "localName", "namespaceURI", "outerHTML", "shadowRoot"]],
  ["Document.prototype", ["createElement", "createRange", "createTextNode", "elementFromPoint", "elementsFromPoint", "evaluate", "execCommand", "getElementById", "getSelection", "querySelector", "querySelectorAll", "activeElement", "body", "defaultView", "documentElement", "readyState", "title", "URL"]],
  ["DocumentFragment.prototype", ["getElementById", "querySelector", "querySelectorAll"]],
  ["ShadowRoot.prototype", ["elementFromPoint", "activeElement", "host"]],
  ["HTMLElement.prototype", ["blur", "click", "focus", "innerText", "isContentEditable"]],
  ["NodeList.prototype", ["@"]],
  ["HTMLCollection.prototype", ["@"]],
  ["DOMTokenList.prototype", ["@"]],
  ["NamedNodeMap.prototype", ["@"]],
  ["MessagePort.prototype", ["postMessage"]],
  ["CookieStore.prototype", ["getAll"]],
  ["MutationObserver.prototype", ["disconnect", "observe", "takeRecords"]],
  ["HTMLInputElement.prototype", ["checked", "disabled", "readOnly", "select", "type", "value"]],
  ["HTMLTextAreaElement.prototype", ["disabled", "readOnly", "select", "value"]],
  ["HTMLSelectElement.prototype", ["disabled", "multiple", "options", "value"]],
  ["HTMLOptionElement.prototype", ["disabled", "label", "selected", "text", "value"]],
];
