/** A tab: its page, and the frames and workers that the browser runs apart from it, each a target of its own. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { EmulationSettings } from "../../runtime/src/contract";
import type { PageCall, Unnumbered } from "../../runtime/src/kernel/news_queue";
import type { Companion } from "./companion";
import { Network } from "./network/watch";
import { KeptNews } from "./console/kept_news";
import { ReportedNews } from "./console/reported_news";
import { TabNews } from "./news";
import { Downloads } from "./downloads/downloads";
import type { Size, TabId } from "./hosts/host";
import { Opening } from "./opening";
import type { Trace } from "./devtools/trace";
import { Dialogs } from "./dialogs/dialogs";
import { FrameEvents } from "./documents/frame_events";
import { FrameLoading } from "./documents/frame_loading";
import { Loading } from "./documents/loading";
import { Devices } from "./input/devices";
import { Routing } from "./network/routing";
import { Screencast } from "./screencasts/screencast";
import { Signal } from "./signal";
import { type Document, Target } from "./target";
import { TabWorkers } from "./workers/tab_workers";

export class Tab {
  readonly page: Target;
  /** The frame that shows the page itself. */
  main: Protocol.Page.FrameId = "";
  /** The tab whose page has opened it. */
  opener?: Tab | undefined;
  /** A page or a user has opened it. */
  isOpenedByPage = false;
  /** Which the script that has opened it wanted. */
  size?: Size | undefined;
  /** The windows that its scripts are opening. */
  readonly opening = new Opening();
  readonly downloads = new Downloads(this);
  isCrashed = false;
  /** Rejects when it crashes. */
  readonly crash = Promise.withResolvers<never>();
  readonly loading = new Loading(this);
  readonly frameLoading = new FrameLoading(this);
  readonly frameEvents = new FrameEvents(this);
  readonly devices: Devices;
  readonly routing = new Routing(this);
  readonly network = new Network(this);
  readonly news = new TabNews(this);
  readonly kept = new KeptNews();
  readonly reported = new ReportedNews(this);
  /** While it is recorded. */
  trace: Trace | undefined;
  readonly dialogs = new Dialogs(this);
  readonly workers = new TabWorkers(this);
  readonly screencast = new Screencast(this);
  /** Python knows it, or it is reported to Python. */
  isReported = false;
  /** By DevTools session. */
  readonly #targets = new Map<string, Target>();
  #attaching: Promise<void> | undefined;
  /** By frame: Python's operations that have acted in its documents. */
  readonly #acted = new Map<Protocol.Page.FrameId, Set<number>>();
  /** There is another document in it, or a frame is gone. */
  readonly changed = new Signal();

  /** `window` is how Python calls it. */
  constructor(
    readonly companion: Companion,
    readonly id: TabId,
    readonly window = `tab:${id}`,
  ) {
    this.crash.promise.catch(() => {}); // nothing may be in progress
    this.page = new Target(this, undefined, "page", String(id));
    this.devices = new Devices(this);
  }

  get targets(): Target[] {
    return [this.page, ...this.#targets.values()];
  }

  /** Its window is closed. */
  closed(): void {
    for (const target of this.targets) target.ended();
    this.changed.emit();
  }

  /** Its renderer has crashed: nothing answers any more. */
  #crash(): void {
    this.isCrashed = true;
    this.crash.reject(new Error("Page crashed"));
    this.companion.tabs.crashed(this);
  }

  /** Whether the document is the page's own. While the tab does not know, there are no others in its target yet. */
  isMain({ frame, target }: Document): boolean {
    return this.main ? frame === this.main : target === this.page;
  }

  /** Of all its targets. */
  get documents(): Document[] {
    return this.targets.flatMap(({ documents }) => [...documents.values()]);
  }

  /** The target that one is in. */
  readonly parentOf = ({ parent, type }: Target): Target | undefined => {
    if (parent !== undefined) return this.#targets.get(parent);
    return type === "page" ? undefined : this.page;
  };

  /** Rejects if the browser has closed it, or does not let it be debugged. */
  attach(): Promise<void> {
    return (this.#attaching ??= this.#attach());
  }

  async #attach(): Promise<void> {
    await this.companion.host.attach(this.id);
    await this.page.open();
    const { frame } = (await this.page.send("Page.getFrameTree")).frameTree;
    this.main = frame.id;
    if (frame.url) this.loading.begins();
    this.routing.shows(frame);
    this.news.flush();
    void this.screencast.renew();
  }

  /** The document that it shows, as soon as there is one. */
  async document(): Promise<Document> {
    await this.attach();
    for (;;) {
      const document = this.page.documentOf(this.main);
      if (document) return document;
      if (this.page.isEnded) throw new Error("Target closed");
      await this.changed.next();
    }
  }

  /** The present document of a frame, in whatever target; undefined between two documents. */
  documentOf(frame: Protocol.Page.FrameId): Document | undefined {
    return this.targets.map((target) => target.documentOf(frame)).findLast((document) => document !== undefined);
  }

  /** Python's operations that have acted in the documents of a frame. */
  actedIn(frame: Protocol.Page.FrameId): Set<number> {
    let acted = this.#acted.get(frame);
    if (!acted) this.#acted.set(frame, (acted = new Set()));
    return acted;
  }

  frameGone(frame: Protocol.Page.FrameId): void {
    this.#acted.delete(frame);
    this.companion.frames.forget(frame);
    this.changed.emit();
  }

  /** Python has greeted the companion: the documents that are there begin, and those to come. */
  async begin(): Promise<void> {
    await Promise.all(this.targets.map((target) => target.begin()));
  }

  /** New documents begin with other settings. */
  async renew(): Promise<void> {
    await Promise.allSettled(this.targets.map((target) => target.renew())); // one may end meanwhile
  }

  /** What its documents see: as in all tabs of the session, but for settings of its own. */
  get emulation(): EmulationSettings {
    const { memory } = this.companion;
    return { ...memory.emulation, ...(this.size && { viewport: this.size }), ...memory.settingsOf(this.id).tabEmulation };
  }

  async emulate(): Promise<void> {
    const [page, ...others] = this.targets.map((target) => target.emulate());
    await Promise.allSettled(others); // one may end meanwhile
    await page;
  }

  // -- news ----------------------------------------------------------------------------------------------------------

  /** Reports something to Python, with the document that the tab shows, or the next one. */
  tell(...news: (Unnumbered | PageCall)[]): void {
    this.news.tell(...news);
  }

  /** Whether Python wants news of that kind. */
  observes(kind: string): boolean {
    return this.companion.memory.settingsOf(this.id).observe?.includes(kind) ?? false;
  }

  /** Whether bodies of responses are recorded. */
  get keepsBodies(): boolean {
    const { keepsBodies, trace } = this.companion.memory.settingsOf(this.id);
    return keepsBodies || (trace?.snapshots ?? false);
  }

  /** The document that it shows, if there is one. */
  get shown(): Document | undefined {
    return this.page.documentOf(this.main);
  }

  /** Calls a method of the channel in the document that the tab shows, if the runtime is there. */
  async call(method: string): Promise<void> {
    const document = this.shown;
    if (document) await this.companion.call(document, method);
  }

  /** Calls a method of what the document has begun with that the tab shows, if the runtime is there. */
  async pass(method: string): Promise<void> {
    const document = this.shown;
    if (document) await this.companion.pass(document, method);
  }

  // -- what the browser reports --------------------------------------------------------------------------------------

  event(session: string | undefined, method: string, params: unknown): void {
    const target = session === undefined ? this.page : this.#targets.get(session);
    if (method === "Target.attachedToTarget") this.#attached(params as Protocol.Target.AttachedToTargetEvent, session);
    else if (method === "Target.detachedFromTarget")
      this.#detached(params as Protocol.Target.DetachedFromTargetEvent);
    else target?.event(method, params);
    this.frameEvents.event(session === undefined, method, params);
    this.frameLoading.event(method, params);
    if (session !== undefined) return;
    if (method === "Inspector.targetCrashed") this.#crash();
    this.opening.event(method, params);
    this.loading.event(method, params);
    this.devices.event(method, params);
    this.trace?.event(method, params);
    this.screencast.event(method, params);
    this.companion.passkeys.event(this, method, params);
    this.dialogs.event(method, params);
  }

  /** It has ended, or the browser runs its next document elsewhere. */
  #detached({ sessionId }: Protocol.Target.DetachedFromTargetEvent): void {
    this.#forget(sessionId);
    this.changed.emit();
  }

  /** The browser does not report the end of the targets in a target that ends. */
  #forget(session: string): void {
    const target = this.#targets.get(session);
    this.#targets.delete(session);
    target?.ended();
    if (target) this.workers.ended(target);
    for (const { frame } of target?.documents.values() ?? []) this.companion.frames.forget(frame);
    for (const [inner, { parent }] of this.#targets) if (parent === session) this.#forget(inner);
  }

  /** The browser runs something apart from the page. It waits until the runtime is in place. */
  #attached({ sessionId, targetInfo }: Protocol.Target.AttachedToTargetEvent, parent: string | undefined): void {
    const target = new Target(this, sessionId, targetInfo.type, targetInfo.targetId, parent);
    this.#targets.set(sessionId, target);
    this.workers.began(target, targetInfo);
    target.open().catch((error: unknown) => {
      this.#forget(sessionId);
      console.warn("not attached", targetInfo.type, error); // it has ended meanwhile
    });
  }
}
