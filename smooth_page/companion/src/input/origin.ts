/** Where the viewport of a document is in that of its tab. */
import type { Point } from "../../../runtime/src/commands";
import type { Document, Target } from "../target";

/** Documents of frames have a viewport of their own. */
export async function originOf({ target, frame }: Document): Promise<Point> {
  const { tab } = target;
  const origin = { x: 0, y: 0 };
  for (let inner = frame; inner !== tab.main; ) {
    const owner = await ownerOf(tab.targets, inner);
    if (!owner) break;
    origin.x += owner.at.x;
    origin.y += owner.at.y;
    if (owner.target === tab.page) break; // its coordinates are those of the tab
    inner = (await owner.target.send("Page.getFrameTree")).frameTree.frame.id;
  }
  return origin;
}

/** The frame's element is in one of the tab's targets. Its point is in the viewport of that target. */
async function ownerOf(targets: Target[], frameId: string): Promise<{ target: Target; at: Point } | undefined> {
  for (const target of targets) {
    try {
      const { backendNodeId } = await target.send("DOM.getFrameOwner", { frameId });
      const { model } = await target.send("DOM.getBoxModel", { backendNodeId });
      const [x = 0, y = 0] = model.content;
      return { target, at: { x, y } };
    } catch {
      // The frame belongs to another target.
    }
  }
  return undefined;
}
