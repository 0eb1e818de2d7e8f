/** The workers of a tab, and the service workers of what it shows. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Tab } from "../tab";
import type { Target } from "../target";
import { WebWorker } from "./web_worker";

type Info = Protocol.Target.TargetInfo;

const NAMES = new Set(["worker", "shared_worker", "service_worker"]);

export class TabWorkers {
  readonly #workers = new Map<Target, WebWorker>();

  constructor(private readonly tab: Tab) {}

  /** The worker that Python calls so. */
  get(id: string): WebWorker | undefined {
    return [...this.#workers.values()].find((worker) => worker.id === id);
  }

  /** Something runs apart from the page. A service worker that another tab has reported is not reported again. */
  began(target: Target, { type, url }: Info): void {
    const isKnown = this.tab.companion.tabs.all.some(({ workers }) => workers.get(target.id));
    if (!NAMES.has(type) || isKnown) return;
    this.#workers.set(target, new WebWorker(target));
    this.tab.tell({ kind: "worker", frame: "main", worker: target.id, url, service: isService(target) });
  }

  ended(target: Target): void {
    const worker = this.#workers.get(target);
    if (!worker) return;
    worker.close();
    this.#workers.delete(target);
    this.tab.tell({ kind: "workerclosed", frame: "main", worker: worker.id });
  }

  event(target: Target, method: string, params: unknown): void {
    if (method === "Page.frameNavigated" && target === this.tab.page) this.#left(params as Protocol.Page.FrameNavigatedEvent);
  }

  /** Another document takes the place of the page's. Its workers end with it, which the browser reports later. */
  #left({ frame }: Protocol.Page.FrameNavigatedEvent): void {
    if (frame.parentId !== undefined) return;
    for (const target of [...this.#workers.keys()]) if (!isService(target)) this.ended(target);
  }
}

function isService({ type }: Target): boolean {
  return type === "service_worker";
}
