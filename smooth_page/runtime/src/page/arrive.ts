/** Arriving in a document, and seeing one go. */
import type { Commands } from "../commands";
import { type Call, type Running, sleep } from "../kernel/operation";
import { loaded } from "../waiting/loading";
import { response } from "./response";

/** Waits for the load state, in another document than `from` if that is given; how the document was loaded. */
export function* arrive(call: Call<Commands["page.arrive"]["params"]>): Running<Commands["page.arrive"]["result"]> {
  const { state, from } = call.params;
  if (call.kernel.doc === from) yield* sleep(Infinity); // there, this operation is started anew
  yield* loaded(call, state);
  return response(call);
}

/** Until the page shows another document than that one: there, this operation is started anew. */
export function* left(call: Call<Commands["page.left"]["params"]>): Running<null> {
  if (call.kernel.doc === call.params.doc) yield* sleep(Infinity);
  return null;
}
