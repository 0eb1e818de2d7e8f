/** Locator.drop: files and data that come from outside the page. */
import type { Commands } from "../commands";
import { spotsAt } from "../input/hit";
import { dropHere } from "../input/mouse/drag";
import { emptyTransfer } from "../input/mouse/transfer";
import { type Call, Failure, type Running } from "../kernel/operation";
import { filesOf } from "./files";
import { pointAt } from "./pointing";

export function* drop(call: Call<Commands["drop"]["params"]>): Running<null> {
  const { target, files = [], data = {}, position } = call.params;
  const { kernel } = call;
  yield* pointAt(call, "drop", ["visible", "stable"], { target, position }, function* (at) {
    const realm = spotsAt(kernel, at).at(-1)?.realm ?? call.realm;
    const transfer = emptyTransfer(realm);
    for (const [type, value] of Object.entries(data)) transfer.setData(type, value);
    for (const file of filesOf(kernel, realm, files)) transfer.items.add(file);
    if (!dropHere(kernel, at, transfer))
      throw new Failure("action", "Drop target did not accept the drop — its dragover handler did not call preventDefault()");
  });
  return null;
}
