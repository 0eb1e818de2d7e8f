/** What the origins that a session has visited keep. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { OriginState } from "../../../runtime/src/commands";
import type { Kinds } from "../../../runtime/src/storage/origin_storage";
import type { Companion } from "../companion";
import type { Tab } from "../tab";
import type { Target } from "../target";
import { HelperTab } from "./helper_tab";

/** What a storage state replaces. Caches and session storages stay. */
const REPLACED = "local_storage,indexeddb,file_systems,service_workers";
/** The time in ms that a page has to answer. It may be busy, or show a dialog. */
const PATIENCE = 2000;

/** Where scripts of a frame can be run: a tab of the session, or the helper. */
type Shown = Pick<HelperTab, "send">;

/** One reading or writing of several origins. The helper tab is open only while it goes on, and only if it is needed. */
export class Origins implements AsyncDisposable {
  #helper: Promise<HelperTab> | undefined;

  constructor(private readonly companion: Companion) {}

  /** Those of the origins that keep something. What pages show comes first. */
  async read(origins: string[], kinds: Kinds): Promise<OriginState[]> {
    const found: OriginState[] = [];
    const shown = this.companion.tabs.all.map(originOf).filter((origin) => origins.includes(origin));
    for (const origin of new Set([...shown, ...origins])) {
      const state = { origin, ...(await this.#readOne(origin, kinds)) };
      const { localStorage, indexedDB = [], opfs = [] } = state;
      if (localStorage.length || indexedDB.length || opfs.length) found.push(state);
    }
    return found;
  }

  async give(origins: Iterable<OriginState>): Promise<void> {
    for (const state of origins) await this.#visiting(state.origin, `give(${JSON.stringify(state)})`);
  }

  async clear(origins: Iterable<string>, page: Target): Promise<void> {
    for (const origin of origins) await page.send("Storage.clearDataForOrigin", { origin, storageTypes: REPLACED });
  }

  /** In a page that shows the origin, if there is one that answers. */
  async #readOne(origin: string, kinds: Kinds): Promise<Omit<OriginState, "origin">> {
    const reading = `read(${JSON.stringify(kinds)})`;
    const shown = this.companion.tabs.all.find((tab) => originOf(tab) === origin);
    try {
      if (shown) return (await soon(this.#run(shown.page, shown.main, origin, reading))) as OriginState;
    } catch {
      // The page has gone elsewhere, or does not answer.
    }
    return (await this.#visiting(origin, reading)) as OriginState;
  }

  async #visiting(origin: string, action: string): Promise<unknown> {
    const helper = await (this.#helper ??= HelperTab.open(this.companion));
    return this.#run(helper, await helper.visit(origin), origin, action);
  }

  /** Calls a method of the chunk `origin` in a frame, in a world apart from the page's scripts. */
  async #run(shown: Shown, frameId: Protocol.Page.FrameId, origin: string, action: string): Promise<unknown> {
    const { executionContextId: contextId } = await shown.send("Page.createIsolatedWorld", { frameId });
    const expression = `(async () => {
if (location.origin !== new URL(${JSON.stringify(origin)}).origin) throw new Error(\`\${location.origin} is shown\`);
return (${await this.companion.host.chunk("origin")})()().${action};
})().then((value) => ({ value: value ?? null }), (error) => ({ error: error.message }))`;
    const params = { expression, contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await shown.send("Runtime.evaluate", params);
    const { value, error } = (result.value ?? { error: exceptionDetails?.text }) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(`${origin}: ${error}`);
    return value;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#helper)?.close();
  }
}

function originOf({ page, main }: Tab): string {
  return page.documentOf(main)?.origin ?? "";
}

async function soon<T>(promise: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("No answer")), PATIENCE));
  return Promise.race([promise, late]);
}
