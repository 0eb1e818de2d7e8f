/** The element that shows a frame. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Target } from "../target";

/** What the browser calls it; undefined if it is in no document of that target. */
export async function frameElement(target: Target, frameId: Protocol.Page.FrameId): Promise<string | undefined> {
  try {
    const { backendNodeId } = await target.send("DOM.getFrameOwner", { frameId });
    return (await target.send("DOM.resolveNode", { backendNodeId })).object.objectId;
  } catch {
    return undefined;
  }
}
