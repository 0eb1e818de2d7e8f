/** How a document was loaded: the page knows when it is there, and the companion which requests have brought it. */
import type { Arrival, Reported } from "../commands";
import type { Kernel } from "../kernel/kernel";
import { type Call, type OperationOf, type Running, settled } from "../kernel/operation";
import { MAIN } from "../kernel/frame_info";

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

/** Adds what the companion knows, which the document of the tab has already if that has come over the network. */
export function* withRequests({ kernel, realm: { id } }: Call, facts: Arrival): Running<Arrival> {
  const channel = kernel.channel!;
  const ask = () => channel.ask<Reported[] | null>("network.document", { frame: id });
  const requests = (id === MAIN && channel.requests) || (yield* settled(ask()));
  return { ...facts, requests: requests ?? [] };
}
