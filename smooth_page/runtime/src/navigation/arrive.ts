/** Arriving in a document, and seeing one go. */
import type { Commands } from "../commands";
import { type Call, type Running, sleep } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { loaded } from "../waiting/loading";
import { response } from "./response";

/** Waits for the load state, in another document than `after` if that is given; how the document was loaded. */
export function* arrive(call: Call<Commands["page.arrive"]["params"]>): Running<Commands["page.arrive"]["result"]> {
  const { state, after, network } = call.params;
  const { doc } = call.kernel;
  if (doc === after || (network && !isOfNetwork(call.kernel.main()))) yield* sleep(Infinity); // started anew in the next
  yield* loaded(call, state);
  return network ? { ...response(call), age: call.kernel.now() } : response(call);
}

/** Neither the empty document that a tab begins with, nor one of the browser's own that tells of an error. */
function isOfNetwork({ window }: Realm): boolean {
  return /^https?:$/.test(window.location.protocol);
}

/** Until the page shows another document than that one: there, this operation is started anew. */
export function* left(call: Call<Commands["page.left"]["params"]>): Running<null> {
  if (call.kernel.doc === call.params.doc) yield* sleep(Infinity);
  return null;
}
