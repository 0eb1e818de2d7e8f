/** What the mouse drags. The browser leaves drags to DevTools, which has to move and drop what is dragged. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Point } from "../../../runtime/src/commands";
import { withKernel } from "../documents/scripts";
import type { Tab } from "../tab";

type Kind = Protocol.Input.DispatchDragEventRequest["type"];

export class Drag {
  #data: Protocol.Input.DragData | undefined;
  #intercepted = Promise.withResolvers<Protocol.Input.DragData>();

  constructor(private readonly tab: Tab) {}

  get isActive(): boolean {
    return this.#data !== undefined;
  }

  event(method: string, params: unknown): void {
    if (method === "Input.dragIntercepted") this.#intercepted.resolve((params as Protocol.Input.DragInterceptedEvent).data);
  }

  /** A movement with a pressed button, which may begin a drag. */
  async begin(move: () => Promise<unknown>, to: Point, modifiers: number): Promise<void> {
    this.#intercepted = Promise.withResolvers();
    await this.tab.page.send("Input.setInterceptDrags", { enabled: true });
    await this.#inDocuments("kernel.input?.watchDrags?.()");
    await move();
    // The browser's event may come later than its answer.
    if (!(await this.#inDocuments("kernel.input?.hasDragBegun?.()")).includes(true)) return;
    this.#data = await this.#intercepted.promise;
    await this.send("dragEnter", to, modifiers);
  }

  async send(type: Kind, { x, y }: Point, modifiers: number): Promise<void> {
    const data = this.#data!;
    if (type === "drop" || type === "dragCancel") this.#data = undefined;
    await this.tab.page.send("Input.dispatchDragEvent", { type, x, y, data, modifiers });
  }

  /** Evaluates an expression with the kernel of each document that has one. */
  #inDocuments(expression: string): Promise<unknown[]> {
    const { entry } = this.tab.companion.memory;
    const text = withKernel(entry!, `(kernel) => ${expression}`);
    return Promise.all(this.tab.documents.map((document) => document.target.evaluate(document, text).catch(() => undefined)));
  }
}
