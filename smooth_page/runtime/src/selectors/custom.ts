/** Engines that users registered: objects with `query` and `queryAll`, or functions that return one. */
import { isElement } from "../dom/kinds";
import type { Kernel } from "../kernel/kernel";
import { Failure } from "../kernel/operation";
import type { Lookup, Root } from "./lookup";
import type { Part } from "./parse";

interface Engine {
  query?(root: Root, body: string): Element | null | undefined;
  queryAll?(root: Root, body: string): ArrayLike<Element>;
}

const made = new WeakMap<object, Engine>();

export function isCustom(kernel: Kernel, name: string): boolean {
  return Object.hasOwn(kernel.engines, name);
}

/** Undefined if it is not registered. Errors of the user's code become `selector` failures. */
export function customEngine(
  kernel: Kernel,
  name: string,
): ((lookup: Lookup, root: Root, part: Part) => Element[]) | undefined {
  if (!isCustom(kernel, name)) return undefined;
  return (_, root, { body }) => {
    const engine = make(kernel, name);
    if (engine.queryAll) return Array.from(engine.queryAll(root, body)).filter(isElement);
    const one = engine.query?.(root, body);
    return one ? [one] : [];
  };
}

function make(kernel: Kernel, name: string): Engine {
  const source = kernel.engines[name]!;
  let engine = made.get(source);
  if (!engine) {
    const value = source();
    engine = (typeof value === "function" ? (value as () => unknown)() : value) as Engine;
    if (!engine || typeof engine !== "object")
      throw new Failure("selector", `The source of the selector engine "${name}" does not evaluate to an object`);
    made.set(source, engine);
  }
  return engine;
}
