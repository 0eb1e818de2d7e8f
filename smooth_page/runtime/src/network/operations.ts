import { Failure, type OperationOf, type Operations, settled } from "../kernel/operation";
import { toWire } from "../values/serialize";
import { keptBody } from "./bodies";

/** Returns the body of a response. */
const body: OperationOf<"observe.body"> = {
  *run({ kernel, params }) {
    const kept = keptBody(kernel, params.request);
    if (!kept) throw new Failure("not-found", "Response body is unavailable");
    try {
      const blob = yield* settled(kept);
      return toWire(new Uint8Array(yield* settled(blob.arrayBuffer())));
    } catch (error) {
      throw new Failure("not-found", `Response body is unavailable: ${(error as Error).message}`);
    }
  },
};

export const operations: Operations = { "observe.body": body };
