/** The companion as an extension: `chrome.debugger` and `chrome.tabs` of the browser that the session runs in. */
import type { Grant } from "../../../runtime/src/contract";
import { grantPermissions } from "./content_settings";
import type { Address, Host, Listener, Method, Params, Result, TabId } from "./host";

/** The version of the DevTools protocol. */
const VERSION = "1.3";
const MEMORY = "memory";

export class ChromeHost implements Host {
  readonly isOtherSite = true;
  #chunks = new Map<string, Promise<string>>();

  listen(listener: Listener): void {
    chrome.tabs.onCreated.addListener(({ id, openerTabId }) => {
      if (id !== undefined) listener.tabOpened(id, openerTabId);
    });
    chrome.tabs.onRemoved.addListener((tab) => listener.tabClosed(tab));
    chrome.debugger.onDetach.addListener(({ tabId }, reason) => {
      if (tabId !== undefined) listener.detached(tabId, reason);
    });
    chrome.debugger.onEvent.addListener(({ tabId, sessionId }, method, params) => {
      if (tabId !== undefined) listener.event(address(tabId, sessionId), method, params);
    });
  }

  async tabs(): Promise<TabId[]> {
    const tabs = await chrome.tabs.query({});
    return tabs.flatMap(({ id }) => id ?? []);
  }

  /** In a window of its own: browsers run the scripts of hidden tabs slowly. */
  async open(url: string): Promise<TabId> {
    const window = await chrome.windows.create({ url, focused: false });
    const { id } = window!.tabs![0]!;
    await loaded(id!); // otherwise the first navigation would be broken off
    return id!;
  }

  /** DevTools refuses data: to extensions, and crashes the browser on the way to about:blank#fragment. */
  navigates(url: string): boolean {
    return !/^(data|about):/i.test(url);
  }

  async close(tab: TabId): Promise<void> {
    await chrome.tabs.remove(tab as number);
  }

  async activate(tab: TabId): Promise<void> {
    const { windowId } = await chrome.tabs.update(tab as number, { active: true }) ?? {};
    if (windowId !== undefined) await chrome.windows.update(windowId, { focused: true });
  }

  grant(grants: Grant[]): Promise<void> {
    return grantPermissions(grants);
  }

  async attach(tab: TabId): Promise<void> {
    await chrome.debugger.attach({ tabId: tab as number }, VERSION);
  }

  async send<M extends Method>({ tab, session }: Address, method: M, params?: Params<M>): Promise<Result<M>> {
    const tabId = tab as number;
    const target = session === undefined ? { tabId } : { tabId, sessionId: session };
    try {
      return (await chrome.debugger.sendCommand(target, method, params as Record<string, unknown>)) as Result<M>;
    } catch (error) {
      throw new Error(messageOf(error));
    }
  }

  chunk(name: string): Promise<string> {
    let text = this.#chunks.get(name);
    if (!text) this.#chunks.set(name, (text = read(`chunks/${name}.js`)));
    return text;
  }

  async recall<T>(): Promise<T | undefined> {
    return (await chrome.storage.session.get(MEMORY))[MEMORY] as T | undefined;
  }

  async remember(memory: unknown): Promise<void> {
    await chrome.storage.session.set({ [MEMORY]: memory });
  }
}

function address(tab: TabId, session: string | undefined): Address {
  return session === undefined ? { tab } : { tab, session };
}

async function loaded(tab: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const updated = (id: TabId, { status }: { status?: string | undefined }) => {
    if (id === tab && status === "complete") resolve();
  };
  chrome.tabs.onUpdated.addListener(updated);
  try {
    if ((await chrome.tabs.get(tab)).status !== "complete") await promise;
  } finally {
    chrome.tabs.onUpdated.removeListener(updated);
  }
}

async function read(path: string): Promise<string> {
  return (await fetch(chrome.runtime.getURL(path))).text();
}

/** The browser's errors are JSON texts of the protocol. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  try {
    return (JSON.parse(text) as { message: string }).message;
  } catch {
    return text;
  }
}
