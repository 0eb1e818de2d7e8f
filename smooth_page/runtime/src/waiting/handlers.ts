/** Locator handlers: overlays that appear now and then, and how the script closes them. */
import type { Kernel } from "../kernel/kernel";
import { type Call, Failure, python, type Running, settled } from "../kernel/operation";
import { preview } from "../dom/preview";
import { type Elsewhere, elsewhereOf } from "../selectors/elsewhere";
import { resolve } from "../selectors/target";
import { AttemptLog } from "./call_log";
import { Retries } from "./retries";
import { elementState } from "./states";

type Handler = NonNullable<Kernel["settings"]["handlers"]>[number];

/** What is there of a handler's element. */
interface Shown {
  state: string;
  preview: string;
}

/** Handlers that are running: their own calls must not call them again. */
const running = new WeakMap<Kernel, Set<number>>();

/** Calls of a handler that runs, which another document has asked for. */
const declined = new WeakSet<Call>();

/**
 * Called before each attempt of operations that act or wait. Runs, in Python, the handlers whose locator is visible,
 * and waits until it is hidden. True if a handler ran whose locator may stay visible: then attempts keep Playwright's
 * pauses.
 */
export function* checkpoint(call: Call): Running<boolean> {
  const handlers = declined.has(call) ? [] : (call.kernel.settings.handlers ?? []);
  let stays = false;
  for (const handler of handlers) {
    if (busy(call.kernel).has(handler.id) || (yield* shown(call, handler))?.state !== "visible") continue;
    yield* handle(call, handler);
    stays ||= handler.noWaitAfter;
  }
  return stays;
}

function busy(kernel: Kernel): Set<number> {
  let ids = running.get(kernel);
  if (!ids) running.set(kernel, (ids = new Set()));
  return ids;
}

/** Handlers belong to the page, so their locators start in the main frame, which may be out of a frame's reach. */
function* shown({ kernel }: Call, { selector }: Handler): Running<Shown | undefined> {
  const here = kernel.surroundings ? { selector } : shownIn(kernel, selector);
  if (!here || !("selector" in here)) return here;
  return (yield* settled(kernel.channel!.ask<Shown | null>("selector.shown", here))) ?? undefined;
}

/** What a selector finds in the kernel's document, or where else it has to be looked for. */
export function shownIn(kernel: Kernel, selector: string): Shown | Elsewhere | undefined {
  try {
    const element = resolve({ kernel, realm: kernel.main() } as Call, { selector });
    return element && { state: elementState(element, "visible").received, preview: preview(element) };
  } catch (error) {
    const elsewhere = kernel.channel && elsewhereOf(error);
    if (elsewhere) return elsewhere;
    throw error;
  }
}

function* handle(call: Call, handler: Handler): Running<void> {
  const name = `{{selector:${JSON.stringify(handler.selector)}}}`;
  call.log.push(`  found ${name}, intercepting action to run the handler`);
  const ids = busy(call.kernel);
  ids.add(handler.id);
  try {
    const left = call.remaining();
    const remaining = left < Infinity ? left : null;
    const ran = yield* python({ kind: "handler", handler: handler.id, operation: call.id, remaining });
    if (ran === false) return void declined.add(call);
  } finally {
    ids.delete(handler.id);
  }
  call.log.push(`  locator handler has finished${handler.noWaitAfter ? "" : `, waiting for ${name} to be hidden`}`);
  if (!handler.noWaitAfter) yield* hidden(call, handler);
  call.log.push("  interception handler has finished, continuing");
}

function* hidden(call: Call, handler: Handler): Running<void> {
  const attempts = new AttemptLog(call);
  const retries = new Retries(call);
  try {
    for (;;) {
      const now = yield* shown(call, handler);
      if (now) attempts.note(`  locator resolved to ${now.state} ${now.preview}`);
      if (now?.state !== "visible") return;
      // The kernel does not end operations with a deadline of their own.
      if (call.remaining() <= 0) throw new Failure("timeout", "The locator handler's element stays visible");
      yield* retries.pause();
    }
  } finally {
    retries.stop();
  }
}
