/** Frames that have a kernel of their own, because they show another origin than the document that they are in. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Companion } from "../companion";
import type { Document } from "../target";
import { withKernel } from "./scripts";

type FrameId = Protocol.Page.FrameId;

/** Python calls a frame so, with the id that the kernel around it gave to its element: the kernel's document, and a number. */
const NAME = /^frame:((\w+)\.\d+)$/;
const IS_REACHED = "(() => { try { return window !== window.top && !!window.parent.document } catch { return false } })()";

export class Frames {
  /** The browser's id of each frame that Python has named. */
  readonly #ids = new Map<string, FrameId>();

  constructor(private readonly companion: Companion) {}

  static named(frame: string): string {
    return `frame:${frame}`;
  }

  static isName(window: string): boolean {
    return NAME.test(window);
  }

  /** How Python calls the frame of a document, if it has named it. */
  nameOf({ frame }: Document): string | undefined {
    for (const [name, id] of this.#ids) if (id === frame) return name;
    return undefined;
  }

  /** The present document of a frame, as soon as there is one. Undefined if the frame is gone. */
  async documentOf(name: string): Promise<Document | undefined> {
    for (;;) {
      const parent = this.#parentOf(name);
      const frame = parent && (await this.#id(name, parent));
      if (!frame) return undefined;
      const { tab } = parent.target;
      const document = tab.documentOf(frame);
      if (document) return document;
      await tab.changed.next();
    }
  }

  /** The present document of a frame; undefined between two documents, or if the frame is gone. */
  async presentOf(name: string): Promise<Document | undefined> {
    const found = await this.idOf(name);
    return found?.parent.target.tab.documentOf(found.frame);
  }

  /** The browser's id of a frame, also of one that the kernel around it reaches. Undefined if it is gone. */
  async idOf(name: string): Promise<{ parent: Document; frame: FrameId } | undefined> {
    const parent = this.#parentOf(name);
    const frame = parent && (await this.#id(name, parent));
    return frame === undefined ? undefined : { parent: parent!, frame };
  }

  /** Whether the kernel of the document around it reaches it, so that it has none of its own. */
  async isReached(document: Document): Promise<boolean> {
    return (await document.target.evaluate(document, IS_REACHED)) === true;
  }

  /** The frame is gone, or the browser may run it elsewhere. */
  forget(frame: FrameId): void {
    for (const [name, id] of this.#ids) if (id === frame) this.#ids.delete(name);
  }

  /** The document in which the frame's element is. */
  #parentOf(name: string): Document | undefined {
    const doc = NAME.exec(name)?.[2];
    for (const tab of this.companion.tabs.all) {
      const found = tab.documents.find(({ kernel }) => kernel === doc);
      if (found) return found;
    }
    return undefined;
  }

  async #id(name: string, parent: Document): Promise<FrameId | undefined> {
    const known = this.#ids.get(name);
    if (known) return known;
    const frame = await this.#shownBy(NAME.exec(name)![1]!, parent);
    if (frame) this.#ids.set(name, frame);
    return frame;
  }

  /** The frame that an element shows. */
  async #shownBy(element: string, { target, context }: Document): Promise<FrameId | undefined> {
    const action = `(kernel) => kernel.frameElement(${JSON.stringify(element)})`;
    try {
      const expression = withKernel(this.companion.memory.entry!, action);
      const { objectId } = (await target.send("Runtime.evaluate", { expression, contextId: context })).result;
      if (!objectId) return undefined;
      const { node } = await target.send("DOM.describeNode", { objectId });
      void target.send("Runtime.releaseObject", { objectId }).catch(() => undefined);
      return node.frameId;
    } catch {
      return undefined; // its document is gone
    }
  }
}
