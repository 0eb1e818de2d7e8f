/** The scripts that documents begin with. Pages run after them, so they find nothing of what these use. */
import type { Settings } from "../../../runtime/src/contract";
import type { Entry } from "../../../runtime/src/kernel/entry";

/** The name of the function by which Python greets the companion; a session's first documents have it. */
export const GREETING = "__smooth_greeting";

/**
 * How documents reach the companion: the function's name; and a key for those that Python's greeting finds there. `fresh` is the
 * name of a function that the browser gives to new documents, before their first script.
 */
export interface Way {
  name: string;
  key: string;
  fresh: string;
}

/** The kernel of the page that a document is in gets to know the document before it runs anything. */
const look = ({ name, secret }: Entry) => `
  let from = window.parent;
  while (!from[${JSON.stringify(name)}] && from !== from.parent && from.parent.document) from = from.parent;
  const around = from[${JSON.stringify(name)}]?.(${JSON.stringify(secret)});
  around?.inside(() => around.look());
`;

/**
 * What a document begins with whatever Python wants, so that the browser reads it once: keeps the browser's builtins, and leaves
 * what makes a kernel (runtime/src/companion/beginning.ts) in the place of the function by which the document reaches the
 * companion. No script of the page finds either. Documents that another one of the same origin reaches, which is the page that
 * they are in, need no kernel of their own.
 */
export function kernelScript({ name: binding, fresh }: Way, parts: Record<string, string>, chunks: Record<string, string>): string {
  const { guard, beginning, core, companion } = parts;
  const name = JSON.stringify(binding);
  // The browser compiles functions without brackets when they are called.
  const stock = Object.entries(chunks).map(([chunk, text]) => `, ${chunk}: ${text.slice(1, -1)}`);
  return `(() => {
const send = window[${name}];
const isFresh = !!window[${JSON.stringify(fresh)}];
delete window[${name}];
delete window[${JSON.stringify(fresh)}];
try { if (window !== window.top && window.parent.document) return; } catch {}
if (!send) return;
const makers = { __proto__: null };
makers.base = (function (window, __smooth_entry, isFresh, isLater) {
const __smooth_guard = ${guard}(window, isFresh);
const make = (function (__smooth_entry) {
return __smooth_guard.inside((function () { return ${core}(window, __smooth_entry, __smooth_guard); }));
});
return isLater ? { __proto__: null, guard: __smooth_guard, make } : make(__smooth_entry);
});
makers.companion = ${companion};
const stock = { __proto__: null${stock.join("")} };
const { guard, make } = makers.base(window, undefined, isFresh, true);
const beginning = guard.inside(() => ${beginning}(window, { __proto__: null, guard, make, makers, stock, send }));
const begin = (entry, settings) => beginning.begin(entry, settings);
const take = (chunks) => beginning.take(chunks);
window[${name}] = { begin, send, take };
})()`;
}

/**
 * In documents before Python has greeted the companion, which it does by a function of theirs. Their pages may see what is
 * left there: they can't replace it, nor begin without the key.
 */
export function greetingScript({ name, key, fresh }: Way): string {
  const [binding, greeting] = [name, GREETING].map((each) => JSON.stringify(each));
  return `(() => {
delete window[${JSON.stringify(fresh)}];
if (!window[${binding}]) return;
const { begin, send, take } = window[${binding}];
delete window[${binding}];
const greet = (greeting) => new Promise((resolve) => {
  greet.answer = (id, answer) => { delete window[${greeting}]; resolve(answer); };
  send(JSON.stringify({ id: 0, ask: "greet", params: greeting }));
});
Object.defineProperty(window, ${greeting}, { value: greet, configurable: true });
const known = (key, act, ...given) => { if (key === ${JSON.stringify(key)}) ({ __proto__: null, begin, take })[act](...given); };
Object.defineProperty(window, ${binding}, { value: known });
})()`;
}

/** Gives a document the chunks that it begins with, before it does: a script of its own, because settings change more often. */
export function chunksScript(way: Way, chunks: Record<string, string>): string {
  const others = Object.entries(chunks).map(([chunk, text]) => `, ${chunk}: ${text}`);
  return `(() => {
const found = window[${JSON.stringify(way.name)}];
${calling(way, "take", `{ __proto__: null${others.join("")} }`)}
})()`;
}

/** Begins with that entry and these settings (smooth_page/_shared/wire/turn_text.py installs the kernel in a turn). */
export function beginningScript(way: Way, entry: Entry, settings: Settings): string {
  const { name, fresh } = way;
  const { initScripts, popups, ...ofDocuments } = settings; // the others are the companion's
  const given = `${JSON.stringify(entry)}, ${JSON.stringify(ofDocuments)}`;
  return `(() => {
delete window[${JSON.stringify(fresh)}];
try { if (window !== window.top && window.parent.document) { ${look(entry)}return; } } catch {}
const found = window[${JSON.stringify(name)}];
if (found && typeof found !== "function") delete window[${JSON.stringify(name)}];
${calling(way, "begin", given)}
})()`;
}

/** Calls what `kernelScript` or `greetingScript` has left, `found`. */
function calling({ key }: Way, act: string, given: string): string {
  return `if (typeof found === "function") found(${JSON.stringify(key)}, "${act}", ${given});
else found?.${act}(${given});`;
}

/** An expression that calls a function with what a document has begun with, which may have no kernel yet. */
export function withBeginning({ name, secret }: Entry, action: string): string {
  return `void window[${JSON.stringify(name)}](${JSON.stringify(secret)}, undefined, ${action})`;
}

/** An expression that adds chunks to the kernel of a document. The browser reads arrow functions twice, others once. */
export function withChunks({ name, secret }: Entry, chunks: Record<string, string>): string {
  const lines = Object.entries(chunks).map(
    ([chunk, text]) => `if (!kernel.makers.${chunk}) (kernel.makers.${chunk} = ${text})(window, kernel);`,
  );
  return `(function (kernel) { kernel.inside((function () {
${lines.join("\n")}
})); })(window[${JSON.stringify(name)}](${JSON.stringify(secret)}))`;
}

/** Statements that make `around` the window with the kernel: that of a document, or of the page that reaches it. */
export function windowAround({ name }: Entry, window: string): string {
  return `let around = ${window};
while (!around[${JSON.stringify(name)}] && around !== around.parent) around = around.parent;`;
}

/**
 * An expression that calls a function with the kernel of a document, inside the guard. `window`: an expression for the
 * document's window.
 */
export function withKernel({ name, secret }: Entry, action: string, window = "window"): string {
  return `((kernel) => kernel.inside(() => (${action})(kernel)))(${window}[${JSON.stringify(name)}](${JSON.stringify(secret)}))`;
}
