/** Traces of the browser, and its memory. */
import type { Commands } from "../../../runtime/src/commands";
import { piece } from "../devtools/stream";
import { Trace } from "../devtools/trace";
import type { Power } from "./powers";

type Own = "trace.start" | "trace.stop" | "page.collectGarbage";
type Powers = { [Op in Own]: Power<Commands[Op]["params"], Commands[Op]["result"]> };

const GARBAGE = "garbage";

export const performance: Powers = {
  async "trace.start"({ document }, { categories }) {
    const { tab } = document.target;
    const trace = new Trace(tab.page);
    await trace.start(categories.join(","));
    tab.trace = trace;
    return null;
  },

  async "trace.stop"({ document }) {
    const { tab } = document.target;
    if (!tab.trace) throw new Error("Tracing was not started.");
    const stream = await tab.trace.stop();
    tab.trace = undefined;
    return piece(tab.page, stream);
  },

  /** Before the browser looks for the instances of a class, it collects all garbage. */
  async "page.collectGarbage"({ document }) {
    const { target, context: contextId } = document;
    const made = await target.send("Runtime.evaluate", {
      expression: "(class {}).prototype",
      contextId,
      objectGroup: GARBAGE,
    });
    await target.send("Runtime.queryObjects", { prototypeObjectId: made.result.objectId!, objectGroup: GARBAGE });
    await target.send("Runtime.releaseObjectGroup", { objectGroup: GARBAGE });
    return null;
  },
};
