/** Exposed functions: functions of Python that a page can call. */
import type { Answer } from "../contract";
import { fromWire } from "../values/deserialize";
import { toWire } from "../values/serialize";
import type { WatchedWindow } from "./watched_window";

/** Exposed functions, by window. */
const exposed = new WeakMap<WatchedWindow, Map<string, unknown>>();

export function exposeFunctions(watched: WatchedWindow): void {
  const { window } = watched;
  const present = exposed.get(watched) ?? new Map<string, unknown>();
  exposed.set(watched, present);
  const wanted = watched.kernel.settings.bindings ?? [];
  for (const [name, callable] of present) {
    if (wanted.some((binding) => binding.name === name)) continue;
    present.delete(name);
    if (window[name as keyof Window] === callable) delete (window as any)[name];
  }
  for (const { name } of wanted) {
    if (present.has(name)) continue;
    const callable = functionFor(watched, name);
    present.set(name, callable);
    Object.defineProperty(window, name, { value: callable, writable: true, enumerable: true, configurable: true });
  }
}

function functionFor(watched: WatchedWindow, name: string): (...args: unknown[]) => Promise<unknown> {
  const { kernel, window, frame } = watched;
  const { Promise } = window;
  return (...args) =>
    new Promise((resolve, reject) =>
      kernel.inside(() => {
        const settle = ({ value, error }: Answer) => {
          if (error) reject(Object.assign(new window.Error(error.message), named(error)));
          else resolve(fromWire(value ?? null, kernel, window));
        };
        kernel.callPython({ kind: "bindingcall", name, args: args.map((arg) => toWire(arg)), frame }, settle);
      }),
    );
}

function named({ name, stack }: NonNullable<Answer["error"]>): object {
  return { name, ...(stack ? { stack } : {}) };
}
