/** The companion in the embedded engine: in a hidden page of the browser that all sessions share, for one context of it. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Grant } from "../../../runtime/src/contract";
import type { Devtools } from "./devtools";
import type { Line, LineListener } from "../devtools/session";
import type { Address, Host, Listener, Method, Params, Result, Size, TabId } from "./host";
import { type Decision, decisions } from "./permissions";

interface Attached {
  tab: TabId;
  /** The session is the tab's, not that of something the tab has attached to. */
  isTab: boolean;
}

export type OfBrowser = <M extends Method>(method: M, params: Params<M>) => Promise<Result<M>>;

export class EngineHost implements Host {
  readonly isOtherSite = false;
  /** By DevTools session. */
  readonly #attached = new Map<string, Attached>();
  /** The session of each tab. */
  readonly #sessions = new Map<TabId, PromiseWithResolvers<string>>();
  /** Of users, by DevTools session. */
  readonly #lines = new Map<string, LineListener>();
  #listener: Listener | undefined;
  /** Called when the context has no tab any longer. */
  ended: () => void = () => {};

  /** `context` and `tab` are what the browser calls the session's context and its tab. */
  constructor(
    private readonly browser: { devtools: Devtools; ofBrowser: OfBrowser },
    readonly context: string,
    private readonly tab: string,
    private readonly chunks: Record<string, string>,
  ) {
    this.devtools.listen(this.#event);
  }

  get devtools(): Devtools {
    return this.browser.devtools;
  }

  listen(listener: Listener): void {
    this.#listener = listener;
  }

  async tabs(): Promise<TabId[]> {
    const params = { targetId: this.tab, flatten: true };
    this.#is(this.tab, (await this.devtools.send("Target.attachToTarget", params)).sessionId);
    return [this.tab];
  }

  async open(url: string): Promise<TabId> {
    return (await this.devtools.send("Target.createTarget", { url, browserContextId: this.context })).targetId;
  }

  navigates(): boolean {
    return true;
  }

  async close(tab: TabId): Promise<void> {
    await this.devtools.send("Target.closeTarget", { targetId: tab as string });
  }

  async activate(tab: TabId): Promise<void> {
    await this.devtools.send("Target.activateTarget", { targetId: tab as string });
  }

  async grant(grants: Grant[]): Promise<void> {
    const browserContextId = this.context;
    const { ofBrowser } = this.browser;
    await ofBrowser("Browser.resetPermissions", { browserContextId });
    const set = ({ origin, name, allowed }: Decision) => {
      const params = { permission: { name }, setting: allowed ? "granted" : "denied", browserContextId } as const;
      return ofBrowser("Browser.setPermission", origin === null ? params : { ...params, origin });
    };
    // As in a browser with extensions, pages may write to the clipboard anyway.
    const writing = { permission: { name: "clipboard-write" }, setting: "granted", browserContextId } as const;
    await Promise.all([...decisions(grants).map(set), ofBrowser("Browser.setPermission", writing)]);
  }

  async resize(tab: TabId, { width, height }: Size): Promise<void> {
    const { ofBrowser } = this.browser;
    const { windowId, bounds } = await ofBrowser("Browser.getWindowForTarget", { targetId: tab as string });
    if (bounds.width === width && bounds.height === height) return;
    await ofBrowser("Browser.setWindowBounds", { windowId, bounds: { width, height } });
  }

  /** The browser attaches to new tabs itself, and makes them wait (hidden_page.ts). */
  async attach(tab: TabId): Promise<void> {
    await this.#sessionOf(tab).promise;
  }

  async send<M extends Method>({ tab, session }: Address, method: M, params?: Params<M>): Promise<Result<M>> {
    return this.devtools.send(method, params, session ?? (await this.#sessionOf(tab).promise));
  }

  async connect(targetId: string, listener: LineListener): Promise<Line> {
    const { sessionId } = await this.devtools.send("Target.attachToTarget", { targetId, flatten: true });
    this.#lines.set(sessionId, listener);
    return {
      send: (method, params) => this.devtools.send(method as Method, params as never, sessionId),
      close: async () => {
        if (this.#lines.delete(sessionId)) await this.devtools.send("Target.detachFromTarget", { sessionId });
      },
    };
  }

  async chunk(name: string): Promise<string> {
    return this.chunks[name]!;
  }

  /** Nothing stops the hidden page while a session runs. */
  async recall<T>(): Promise<T | undefined> {
    return undefined;
  }

  async remember(): Promise<void> {}

  #sessionOf(tab: TabId): PromiseWithResolvers<string> {
    let session = this.#sessions.get(tab);
    if (!session) this.#sessions.set(tab, (session = Promise.withResolvers<string>()));
    return session;
  }

  #is(tab: TabId, session: string): void {
    this.#attached.set(session, { tab, isTab: true });
    this.#sessionOf(tab).resolve(session);
  }

  readonly #event = (session: string | undefined, method: string, params: unknown): void => {
    if (session === undefined) return this.#ofBrowser(method, params);
    this.#lines.get(session)?.event(method, params);
    const attached = this.#attached.get(session);
    if (!attached) return;
    const { tab, isTab } = attached;
    if (method === "Target.attachedToTarget")
      this.#attached.set((params as Protocol.Target.AttachedToTargetEvent).sessionId, { tab, isTab: false });
    this.#listener?.event(isTab ? { tab } : { tab, session }, method, params);
  };

  #ofBrowser(method: string, params: unknown): void {
    if (method === "Target.attachedToTarget") this.#opened(params as Protocol.Target.AttachedToTargetEvent);
    else if (method === "Target.detachedFromTarget") this.#detached((params as Protocol.Target.DetachedFromTargetEvent).sessionId);
  }

  #opened({ sessionId, targetInfo }: Protocol.Target.AttachedToTargetEvent): void {
    const { targetId, browserContextId, openerId } = targetInfo;
    if (browserContextId !== this.context || targetId === this.tab || this.#isKnown(targetId)) return;
    this.#is(targetId, sessionId);
    this.#listener?.tabOpened(targetId, openerId);
  }

  /** The session of a user is reported like the companion's own. */
  #isKnown(target: string): boolean {
    return [...this.#attached.values()].some(({ tab, isTab }) => isTab && tab === target);
  }

  #detached(session: string): void {
    const line = this.#lines.get(session);
    this.#lines.delete(session);
    line?.ended();
    const attached = this.#attached.get(session);
    this.#attached.delete(session);
    if (!attached?.isTab) return;
    this.#sessions.delete(attached.tab);
    this.#listener?.tabClosed(attached.tab);
    if (this.#sessions.size) return;
    this.devtools.forget(this.#event);
    this.ended();
  }
}
