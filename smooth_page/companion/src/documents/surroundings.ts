/** The documents around one: where its frame is in them, and what they show instead of it. */
import type { Around, Asked, Place } from "../../../runtime/src/companion/surroundings";
import type { Point } from "../../../runtime/src/commands";
import type { Document, Target } from "../target";
import { loadSurroundings } from "./chunks";
import { frameElement } from "./frame_element";

type Step = Around & { doc: string };

const HERE: Place = { x: 0, y: 0, scaleX: 1, scaleY: 1 };
const VIEW = { scrollX: 0, scrollY: 0, innerWidth: 0, innerHeight: 0 };

/** Calls something with the kernel of the document that the element is in, which may be that of a document around it. */
const WITH_KERNEL = `function (name, secret, asked) {
  let from = window;
  while (!from[name] && from !== from.parent) from = from.parent;
  const kernel = from[name](secret);
  return kernel.inside(() => kernel.aroundFrame ? kernel.aroundFrame(this, asked) : { doc: kernel.doc });
}`;

/** From the document's viewport to that of its tab. Rejects while one of the frames between shows no document. */
export async function around(document: Document, asked: Asked): Promise<Around> {
  const { tab } = document.target;
  let found: Around = { place: HERE, view: VIEW, moved: false };
  let { at } = asked;
  for (let inner = document; inner.frame !== tab.main; ) {
    const step = await outward(inner, { ...asked, ...(at && { at }) });
    found = {
      place: composed(found.place, step.place),
      view: step.view,
      moved: found.moved || step.moved,
      refused: found.refused ?? step.refused,
    };
    at = at && moved(at, step.place);
    inner = known(document.target, step.doc);
  }
  return found;
}

export function moved({ x, y }: Point, { scaleX, scaleY, ...place }: Place): Point {
  return { x: place.x + x * scaleX, y: place.y + y * scaleY };
}

function composed(inner: Place, outer: Place): Place {
  return { ...moved(inner, outer), scaleX: inner.scaleX * outer.scaleX, scaleY: inner.scaleY * outer.scaleY };
}

async function outward({ target, frame }: Document, asked: Asked): Promise<Step> {
  const { companion, parentOf } = target.tab;
  for (const owner of [target, parentOf(target)]) {
    const element = owner && (await frameElement(owner, frame));
    if (!element) continue;
    try {
      const args = [companion.memory.entry!.name, companion.memory.entry!.secret, asked].map((value) => ({ value }));
      const ask = async () => (await owner.call(element, WITH_KERNEL, args)) as Step;
      const step = await ask();
      if (step.place) return step;
      await loadSurroundings(known(target, step.doc));
      return await ask();
    } finally {
      void owner.send("Runtime.releaseObject", { objectId: element }).catch(() => undefined);
    }
  }
  throw new Error("Frame was detached");
}

/** The document with that kernel. */
function known({ tab }: Target, doc: string): Document {
  const found = tab.documents.find(({ kernel }) => kernel === doc);
  if (!found) throw new Error("Frame was detached");
  return found;
}
