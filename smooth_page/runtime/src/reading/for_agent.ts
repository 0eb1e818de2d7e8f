/** The operation of snapshots with references. */
import type { AgentSnapshot, Commands } from "../commands";
import type { Call, Running } from "../kernel/operation";
import { attached } from "../waiting/until";
import { snapshotLines } from "../aria/foreign";
import { refsOf } from "../aria/refs";

export function* forAgent(call: Call<Commands["aria.forAgent"]["params"]>): Running<AgentSnapshot> {
  const { target, last, ...options } = call.params;
  const { kernel } = call;
  const root = yield* attached(call, target);
  const refs = refsOf(kernel);
  refs.begin(last);
  const lines = yield* snapshotLines(kernel, root, options);
  return { text: lines.join("\n"), last: refs.frames };
}
