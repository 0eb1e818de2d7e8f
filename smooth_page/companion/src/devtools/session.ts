/** A user's DevTools session with a page, or with a frame that the browser runs apart. */
import type { DevtoolsAnswer } from "../../../runtime/src/commands";
import { Pending } from "../pending";
import type { Tab } from "../tab";
import { refusal } from "./limits";

/** The way to the target. */
export interface Line {
  /** Rejects with the browser's message. */
  send(method: string, params: object): Promise<unknown>;
  close(): Promise<void>;
}

export interface LineListener {
  event(method: string, params: unknown): void;
  /** The target is gone. */
  ended(): void;
}

/** The address of scripts that bring news to documents. They are not reported: each report would be another one. */
export const NEWS = "smooth_page:news";
/** So many answers are kept, for documents that ask for them again. */
const KEPT = 16;

export class UserSession implements LineListener {
  /** By the caller's id. */
  readonly #answers = new Map<string, Promise<DevtoolsAnswer>>();
  #line!: Line;
  readonly #pending = new Pending();

  /** `shared`: the companion uses the same session. */
  constructor(
    readonly id: string,
    readonly tab: Tab,
    private readonly shared: boolean,
  ) {}

  use(line: Line): void {
    this.#line = line;
  }

  /** Sends a command once, also when it is repeated with the same id. */
  send(id: string, method: string, params: object): Promise<DevtoolsAnswer> {
    let answer = this.#answers.get(id);
    if (!answer) this.#answers.set(id, (answer = this.#send(method, params)));
    if (this.#answers.size > KEPT) this.#answers.delete(this.#answers.keys().next().value!);
    return answer;
  }

  async #send(method: string, params: object): Promise<DevtoolsAnswer> {
    const unsupported = refusal(method, params, this.shared);
    if (unsupported !== undefined) return { unsupported };
    try {
      // A page that is paused would let no call through.
      if (method === "Debugger.enable") await this.#sent("Debugger.setSkipAllPauses", { skip: true });
      return { result: (await this.#sent(method, params)) as Record<string, unknown> };
    } catch (error) {
      const isOpen = this.tab.companion.sessions.has(this.id);
      return isOpen ? { error: (error as Error).message } : { closed: true };
    }
  }

  #sent(method: string, params: object): Promise<unknown> {
    return this.#pending.settled(this.#line.send(method, params));
  }

  async close(): Promise<void> {
    this.tab.companion.sessions.delete(this.id);
    await this.#line.close();
  }

  event(method: string, params: unknown): void {
    if (!this.#isWanted(method) || isOfNews(method, params)) return;
    this.tab.tell({ kind: "devtoolsevent", session: this.id, method, params: params as Record<string, unknown> });
  }

  /** Only what Python listens to: there can be many. */
  #isWanted(method: string): boolean {
    const { devtools = [] } = this.tab.companion.memory.settingsOf(this.tab.id);
    const { events = [] } = devtools.find(({ session }) => session === this.id) ?? {};
    return events.includes(method) || events.includes("event");
  }

  ended(): void {
    if (this.tab.companion.sessions.delete(this.id)) this.tab.tell({ kind: "devtoolsend", session: this.id });
    this.#pending.end();
  }
}

function isOfNews(method: string, params: unknown): boolean {
  return method === "Debugger.scriptParsed" && (params as { url: string }).url === NEWS;
}
