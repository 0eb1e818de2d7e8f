/** How a document was loaded: the page knows when it is there, and the companion which requests have brought it. */
import type { Arrival, Reported } from "../commands";
import type { Kernel } from "../kernel/kernel";
import { type Call, type OperationOf, type Running, settled } from "../kernel/operation";

type Arriving = OperationOf<"page.arrive">;

/** Replaces the operation of the core. */
export function arrival(kernel: Kernel): { "page.arrive": Arriving } {
  const original = kernel.operation("page.arrive") as Arriving;
  const arriving: Arriving = {
    ...original,
    *run(call): Running<Arrival> {
      return yield* withRequests(call, yield* original.run(call) as Running<Arrival>);
    },
  };
  return { "page.arrive": arriving };
}

/** Adds what the companion knows. */
export function* withRequests({ kernel, realm }: Call, facts: Arrival): Running<Arrival> {
  const asked = kernel.channel!.ask<Reported[] | null>("network.document", { frame: realm.id });
  return { ...facts, requests: (yield* settled(asked)) ?? [] };
}
