/** Snapshots of frames of other origins than the page's, for a trace. Their kernels take them. */
import type { TraceSettings } from "../../../runtime/src/contract";
import { loadChunks } from "../documents/chunks";
import { Frames } from "../documents/frames";
import type { Power } from "./powers";

export const traces: { "trace.inside": Power<{ frame: string; settings: TraceSettings }> } = {
  async "trace.inside"({ companion }, { frame, settings }) {
    const inner = await companion.frames.presentOf(Frames.named(frame));
    if (!inner) return null;
    const take = () => inner.target.inKernel(inner, `kernel.tracer?.inside(${JSON.stringify(settings)}) ?? null`, true);
    const taken = await take();
    if (taken !== null) return taken;
    await loadChunks(inner, ["trace"]);
    return take();
  },
};
