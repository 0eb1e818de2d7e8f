/** Operations on handles. */
import type { Handle, Wire } from "../contract";
import type { OperationOf } from "../kernel/operation";
import { toWire } from "../values/serialize";

export const properties: OperationOf<"handle.properties"> = {
  run({ kernel, params }) {
    const object = kernel.held(params.handle);
    if (typeof object !== "object" || object === null) return [];
    return Reflect.ownKeys(object).flatMap((key): [string, Handle][] => {
      const found = Object.getOwnPropertyDescriptor(object, key);
      return found?.enumerable && "value" in found ? [[String(key), kernel.hold(found.value)]] : [];
    });
  },
};

export const property: OperationOf<"handle.property"> = {
  run: ({ kernel, params }) => kernel.hold(read(kernel.held(params.handle), params.name)),
};

export const json: OperationOf<"handle.json"> = {
  run: ({ kernel, params }): Wire => toWire(kernel.held(params.handle)),
};

export const dispose: OperationOf<"handle.dispose"> = {
  run({ kernel, params }) {
    for (const handle of params.handles) kernel.dispose(handle);
    return null;
  },
};

/** Returns undefined if a getter of the page throws. */
function read(object: unknown, name: string): unknown {
  try {
    return (object as Record<string, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}
