/** What a kernel begins with in a document that the companion has put it into. */
import type { ClockSettings, Message, Settings } from "../contract";
import type { Kernel, Makers } from "../kernel/kernel";

/** Before it takes any turn. `chunks`: those that the document has from the beginning, beside the core and the companion's. */
export function begin(kernel: Kernel, settings: Settings, chunks: Makers): void {
  for (const chunk in chunks) (kernel.makers![chunk] = chunks[chunk]!)(window, kernel);
  kernel.begin(settings);
  if (kernel.settings.clock) startClock(kernel, kernel.settings.clock);
}

function startClock(kernel: Kernel, { time, at, paused, fixed }: ClockSettings): void {
  const now = paused ? time : time + Date.now() - at;
  const start = [{ id: 1, op: "clock.install", params: { time: now, paused }, timeout: 0 }];
  if (fixed !== undefined) start[1] = { id: 0, op: "clock.setFixedTime", params: { time: fixed } as never, timeout: 0 };
  void kernel.turn({ __proto__: null, slice: -1, start } as unknown as Message);
}
