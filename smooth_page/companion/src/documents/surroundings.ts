/** The documents around one: where its frame is in them, and what they show instead of it. */
import type { Asked, FrameSurroundings, Place } from "../../../runtime/src/companion/surroundings";
import type { Point } from "../../../runtime/src/commands";
import type { Document, Target } from "../target";
import { loadChunk } from "./chunks";
import { frameElement } from "./frame_element";

/** What a kernel says of a frame in its document: a method of the kernel, and the chunk that brings it. */
interface Question {
  chunk: string;
  method: string;
  asked?: unknown;
}

const HERE: Place = { x: 0, y: 0, scaleX: 1, scaleY: 1 };
const VIEW = { scrollX: 0, scrollY: 0, innerWidth: 0, innerHeight: 0 };

/** Calls something with the kernel of the document that the element is in, which may be that of a document around it. */
const WITH_KERNEL = `function (name, secret, method, asked) {
  let from = window;
  while (!from[name] && from !== from.parent) from = from.parent;
  const kernel = from[name](secret);
  return { doc: kernel.doc, said: kernel.inside(() => kernel[method]?.(this, asked)) };
}`;

/** From the document's viewport to that of its tab. Rejects while one of the frames between shows no document. */
export async function surroundingsOf(document: Document, asked: Asked): Promise<FrameSurroundings> {
  const { tab } = document.target;
  let found: FrameSurroundings = { place: HERE, view: VIEW, moved: false };
  let { at } = asked;
  for (let inner = document; inner.frame !== tab.main; ) {
    const question = { chunk: "surroundings", method: "frameSurroundings", asked: { ...asked, ...(at && { at }) } };
    const { doc, said: step } = await outward<FrameSurroundings>(inner, question);
    found = {
      place: composed(found.place, step.place),
      view: step.view,
      moved: found.moved || step.moved,
      refused: found.refused ?? step.refused,
    };
    at = at && moved(at, step.place);
    inner = known(document.target, doc);
  }
  return found;
}

/** The selectors that lead from the tab's own document to a frame's, each of which ends in a frame. */
export async function pathTo(document: Document): Promise<string> {
  let path = "";
  for (let inner = document; inner.frame !== document.target.tab.main; ) {
    const { doc, said } = await outward<string>(inner, { chunk: "debugging", method: "pathOfFrame" });
    path = said + path;
    inner = known(document.target, doc);
  }
  return path;
}

export function moved({ x, y }: Point, { scaleX, scaleY, ...place }: Place): Point {
  return { x: place.x + x * scaleX, y: place.y + y * scaleY };
}

function composed(inner: Place, outer: Place): Place {
  return { ...moved(inner, outer), scaleX: inner.scaleX * outer.scaleX, scaleY: inner.scaleY * outer.scaleY };
}

async function outward<T>({ target, frame }: Document, { chunk, method, asked }: Question): Promise<{ doc: string; said: T }> {
  const { companion, parentOf } = target.tab;
  for (const owner of [target, parentOf(target)]) {
    const element = owner && (await frameElement(owner, frame));
    if (!element) continue;
    try {
      const { name, secret } = companion.memory.entry!;
      const args = [name, secret, method, ...(asked === undefined ? [] : [asked])].map((value) => ({ value }));
      const ask = async () => (await owner.call(element, WITH_KERNEL, args)) as { doc: string; said: T };
      const step = await ask();
      if (step.said !== undefined) return step;
      await loadChunk(known(target, step.doc), chunk);
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
