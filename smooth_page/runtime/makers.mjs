/**
 * Makes functions out of bundled chunks: each evaluates its chunk in a window. Turns carry them
 * (smooth_page/_shared/wire/turn_text.py), and the companion extension brings them along.
 *
 * Functions in brackets that begin with that word are compiled at once; arrow functions would be read twice. They are
 * strict: else `caller` of a page's function, which one of them has called, would be theirs, with its text.
 */

/**
 * What chunks find under these names is the window's own, whatever a script calls so (`const URL = "http://..."`). A chunk takes
 * those that it has a use for: the browser makes most of them when a document asks for them first.
 */
const GLOBALS = `
Array ArrayBuffer BigInt Blob Boolean CSS DOMParser DataView Date Element Error Event EventTarget Function HTMLElement Headers Image
Intl JSON Map Math MutationObserver Node Number Object PerformanceObserver Promise Proxy Range Reflect RegExp Request
Response Set Storage String Symbol Text URL Uint32Array Uint8Array WeakMap WeakRef WeakSet XMLHttpRequest atob btoa crypto
decodeURIComponent document encodeURIComponent fetch getComputedStyle matchMedia navigator parseFloat parseInt performance`;

/** A chunk leaves what it makes in the variable `__smooth_<chunk>`. */
function inScope(chunk, text) {
  const used = new Set(text.match(/[\w$]+/g));
  const globals = GLOBALS.trim().split(/\s+/).filter((name) => used.has(name));
  return `const { ${globals.join(", ")} } = window;\nlet __smooth_${chunk};\n${text}\n`;
}

/** `(window, isFresh) => Guard` (src/kernel/guard.ts). `isFresh`: no script of the page has run there. */
export const guardMaker = (text) => `(function (window, __smooth_fresh) { "use strict";\nlet __smooth_guard;\n${text}\nreturn __smooth_guard;\n})`;

/** `(window, entry, guard) => Kernel`: installs the kernel. It is called inside the guard. */
export function coreMaker(text) {
  const made = `${inScope("core", text)}return __smooth_core(__smooth_entry, __smooth_guard);`;
  return `(function (window, __smooth_entry, __smooth_guard) { "use strict";\n${made}\n})`;
}

/** `(window, parts) => Beginning` (src/companion/beginning.ts). It is called inside the guard. */
export function beginningMaker(text) {
  return `(function (window, __smooth_parts) { "use strict";\n${inScope("beginning", text)}return __smooth_beginning;\n})`;
}

/** `() => OriginStorage` (src/entries/origin.ts): needs no kernel, but a world without scripts of the page. */
export const originMaker = (text) => `(function () { "use strict";\nlet __smooth_origin;\n${text}\nreturn __smooth_origin;\n})`;

/** `() => WorkerKernel` (src/entries/worker.ts). Modules that recognize nodes look at a document, which workers don't have. */
export function workerMaker(text) {
  const made = "const window = globalThis, document = { get nodeType() { throw new TypeError(); } };\nlet __smooth_worker;";
  return `(function () { "use strict";\n${made}\n${text}\nreturn __smooth_worker;\n})`;
}

/** `(window, kernel) => void`: adds the chunk to the kernel. */
export function chunkMaker(chunk, text) {
  const made = `const __smooth_shared = __smooth_kernel.shared;\n${inScope(chunk, text)}__smooth_${chunk}(__smooth_kernel);`;
  return `(function (window, __smooth_kernel) { "use strict"; __smooth_kernel.inside((function () {\n${made}\n})); })`;
}
