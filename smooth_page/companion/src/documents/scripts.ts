/** The scripts that documents begin with. Pages run after them, so they find nothing of what these use. */
import type { Settings } from "../../../runtime/src/contract";
import type { Entry } from "../../../runtime/src/kernel/entry";

/** The name of the function by which Python greets the companion; a session's first documents have it. */
export const GREETING = "__smooth_greeting";

/**
 * Takes the function by which the document reaches the companion, so that no script of the page finds it. Documents that
 * another one of the same origin reaches, which is the page that they are in, need no runtime of their own.
 */
const head = (binding: string, inside = "") => `const send = window[${JSON.stringify(binding)}];
delete window[${JSON.stringify(binding)}];
try { if (window !== window.top && window.parent.document) { ${inside}return; } } catch {}`;

/** The kernel of the page that a document is in gets to know the document before it runs anything. */
const look = ({ name, secret }: Entry) => `
  let from = window.parent;
  while (!from[${JSON.stringify(name)}] && from !== from.parent && from.parent.document) from = from.parent;
  const around = from[${JSON.stringify(name)}]?.(${JSON.stringify(secret)});
  around?.inside(() => around.look());
`;

/** Brings the clock of a document to its present time. */
const CLOCK = `if (kernel.settings.clock) {
  const { time, at, paused, fixed } = kernel.settings.clock;
  const start = [{ id: 1, op: "clock.install", params: { time: paused ? time : time + Date.now() - at, paused }, timeout: 0 }];
  if (fixed !== undefined) start.push({ id: 0, op: "clock.setFixedTime", params: { time: fixed }, timeout: 0 });
  kernel.turn({ __proto__: null, slice: 0, start });
}`;

/** For documents before Python has greeted the companion. */
export function greetingScript(binding: string): string {
  const name = JSON.stringify(GREETING);
  return `(() => {
${head(binding)}
if (!send) return;
const greet = (greeting) => new Promise((resolve) => {
  greet.answer = (id, answer) => { delete window[${name}]; resolve(answer); };
  send(JSON.stringify({ id: 0, ask: "greet", params: greeting }));
});
Object.defineProperty(window, ${name}, { value: greet, configurable: true });
})()`;
}

/** Installs the runtime with that entry and these settings (smooth_page/_shared/wire/turn_text.py does the same in a turn). */
export function documentScript(
  binding: string,
  entry: Entry,
  settings: Settings,
  { guard, core, ...chunks }: Record<string, string>,
): string {
  const others = Object.entries(chunks).map(([name, text]) => `makers.${name} = ${text};\nmakers.${name}(window, kernel);`);
  return `(() => {
${head(binding, look(entry))}
if (!send || window[${JSON.stringify(entry.name)}]) return;
const makers = { __proto__: null };
makers.base = (function (window, __smooth_entry) {
const __smooth_guard = ${guard}(window);
return __smooth_guard.inside((function () { return ${core}(window, __smooth_entry, __smooth_guard); }));
});
makers.core = (window) => makers.base(window, ${JSON.stringify(entry)});
const kernel = makers.core(window);
kernel.makers = makers;
kernel.reach = send;
${others.join("\n")}
kernel.turn({ __proto__: null, slice: 0, settings: ${JSON.stringify(settings)} });
${CLOCK}
})()`;
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
