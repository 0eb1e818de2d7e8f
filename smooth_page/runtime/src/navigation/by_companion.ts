/** Navigations that the companion makes. They outlive the document in which they begin. */
import { withRequests } from "../companion/arrival";
import { arrivalOf } from "../dom/loaded_document";
import { type OperationOf, settled } from "../kernel/operation";
import { loaded } from "../waiting/loading";

export const navigate: OperationOf<"tabs.navigate"> = {
  *run(call) {
    const { kernel, params } = call;
    call.follows = true;
    const moved = yield* settled(kernel.channel!.ask<boolean>("tabs.navigate", params));
    if (!moved) return null;
    yield* loaded(call, params.state);
    return yield* withRequests(call, arrivalOf(call.realm.window));
  },
};
