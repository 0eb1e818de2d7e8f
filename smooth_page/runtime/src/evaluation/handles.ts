/** What can be done with a handle. */
import type { Commands } from "../commands";
import type { Handle, Wire } from "../contract";
import type { Operation } from "../kernel/operation";
import { toWire } from "../values/serialize";

type Params<Op extends keyof Commands> = Commands[Op]["params"];

export const properties: Operation<Params<"handle.properties">> = {
  run({ kernel, params }) {
    const object = kernel.held(params.handle);
    if (typeof object !== "object" || object === null) return [];
    return Reflect.ownKeys(object).flatMap((key): [string, Handle][] => {
      const found = Object.getOwnPropertyDescriptor(object, key);
      return found?.enumerable && "value" in found ? [[String(key), kernel.hold(found.value)]] : [];
    });
  },
};

export const property: Operation<Params<"handle.property">> = {
  run: ({ kernel, params }) => kernel.hold(read(kernel.held(params.handle), params.name)),
};

export const json: Operation<Params<"handle.json">> = {
  run: ({ kernel, params }): Wire => toWire(kernel.held(params.handle)),
};

export const dispose: Operation<Params<"handle.dispose">> = {
  run({ kernel, params }) {
    for (const handle of params.handles) kernel.dispose(handle);
    return null;
  },
};

/** A getter of the page's may throw; there is nothing then. */
function read(object: unknown, name: string): unknown {
  try {
    return (object as Record<string, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}
