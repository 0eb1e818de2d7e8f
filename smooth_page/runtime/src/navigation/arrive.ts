/** Waits for a document to come or to be replaced, and says how it was loaded. */
import type { Commands } from "../commands";
import { arrivalOf } from "../dom/loaded_document";
import { type Call, type Running, sleep } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { loaded } from "../waiting/loading";

/** Waits for the load state, in a document other than `after` if that is given. Returns how the document was loaded. */
export function* arrive(call: Call<Commands["page.arrive"]["params"]>): Running<Commands["page.arrive"]["result"]> {
  const { state, after, network } = call.params;
  const { doc } = call.kernel;
  if (doc === after || (network && !isOfNetwork(call.kernel.main()))) yield* sleep(Infinity); // the next document starts this operation anew
  yield* loaded(call, state);
  const arrival = arrivalOf(call.realm.window);
  return network ? { ...arrival, age: call.kernel.now() } : arrival;
}

/** False for the empty document that a tab begins with, and for the browser's own error pages. */
function isOfNetwork({ window }: Realm): boolean {
  return /^https?:$/.test(window.location.protocol);
}

/** Waits until the page shows another document, which starts this operation anew. */
export function* left(call: Call<Commands["page.left"]["params"]>): Running<null> {
  if (call.kernel.doc === call.params.doc) yield* sleep(Infinity);
  return null;
}
