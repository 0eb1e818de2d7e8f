/**
 * Requests of a page: reported, and decided by Python.
 *
 * - watch, watched_fetch, watched_xhr, resources, posted_forms: notice requests
 * - ledger, bodies, timing, resource_type: what is reported of them
 * - decisions, routed_fetch, routed_xhr, answered_xhr, held_requests, offline: Python's decisions, applied to scripts
 *   and elements
 * - own_requests, refetch, document_text: requests that the runtime makes itself
 */
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
