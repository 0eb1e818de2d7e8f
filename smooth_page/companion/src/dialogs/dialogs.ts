/**
 * The dialogs of a tab: alert, confirm, prompt, and the question before a document is left.
 *
 * While one is open, no script of the tab runs, and so no turn of Python's. Python is asked about dialogs of other tabs than
 * the session's own, through that tab, while the page waits. In the session's own tab, and where that is blocked as well,
 * the answer is what Python has read from its listeners' code. Without a listener, dialogs are
 * dismissed, and documents are left.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { DialogFacts } from "../../../runtime/src/contract";
import { type Decision, decide } from "../../../runtime/src/events/dialog_decisions";
import type { Tab } from "../tab";
import type { Document } from "../target";

type Opening = Protocol.Page.JavascriptDialogOpeningEvent;

/** Milliseconds in which a tab whose scripts can run shows that they do. Windows often share the thread of their opener. */
const RESPONDS = 1_000;
/** The same beside a window without a way to its opener, which hardly ever shares a thread: the machine may be busy. */
const RESPONDS_APART = 5_000;
/** Milliseconds in which a new window, which may begin with a dialog, is reported. */
const IS_REPORTED = 5_000;

export class Dialogs {
  /** Documents are left without a question: the tab is being closed. */
  closes = false;
  /** The tab has opened a dialog before it was reported: what is left of attaching to it has to wait for that. */
  isFirst = false;
  /** How Python calls the dialog that it is asked about. */
  #asked: string | undefined;
  /** The open one asks whether the document is left. */
  #leaving = false;

  /** A document of this tab, and one that shares its thread. */
  #blocked: [Document?, Document?] = [];

  constructor(private readonly tab: Tab) {}

  event(method: string, params: unknown): void {
    if (method === "Page.javascriptDialogOpening") void this.#opened(params as Opening);
    else if (method === "Page.javascriptDialogClosed") this.#closed(params as Protocol.Page.JavascriptDialogClosedEvent);
  }

  #closed({ result }: Protocol.Page.JavascriptDialogClosedEvent): void {
    if (this.#leaving && !result) this.tab.loading.stays();
    this.#leaving = false;
    this.#asked = undefined;
  }

  /** A new window may begin with a dialog, of its own document. */
  #meets(frame: string): void {
    if (this.tab.isReported) return;
    this.tab.main ||= frame;
    this.isFirst = true;
    this.tab.changed.emit();
  }

  /** Whether Python is asked about that dialog, which is still open. */
  isOpen(dialog: string): boolean {
    return this.#asked === dialog;
  }

  /** Whether the page waits for Python. */
  get waits(): boolean {
    return this.#asked !== undefined;
  }

  async answer(accept: boolean, promptText: string): Promise<void> {
    this.#asked = undefined;
    await this.tab.page.send("Page.handleJavaScriptDialog", { accept, promptText });
  }

  async #opened({ frameId, type, message, defaultPrompt = "" }: Opening): Promise<void> {
    this.#leaving = type === "beforeunload";
    this.#meets(frameId);
    const dialog: DialogFacts = { type, message, defaultValue: defaultPrompt };
    const { observes, asks } = this.#wanted();
    if (!observes) await this.#settle({ accepted: type === "beforeunload", text: "", known: true });
    else if (asks && (await this.#reachesPython())) this.#ask(dialog);
    else await this.#decide(dialog);
  }

  #wanted(): { observes: boolean; asks: boolean } {
    const observes = this.tab.observes("dialog") && !this.closes;
    return { observes, asks: !!this.#table.asks };
  }

  get #table() {
    return this.tab.companion.memory.settingsOf(this.tab.id).dialogs ?? { states: [] };
  }

  /** As Python's listeners will. The next turn reports it. */
  async #decide(dialog: DialogFacts): Promise<void> {
    const { companion } = this.tab;
    const { states, after = [], asks } = this.#table;
    const unseen = this.tab.news.unseen("dialog");
    const decision = decide(states, [...after, ...unseen], dialog);
    if (!decision.known && dialog.type === "beforeunload") decision.accepted = true;
    this.tab.tell({ kind: "dialog", frame: "main", ...dialog, ...decision });
    companion.wake(this.tab);
    if (asks) companion.turns.hold(); // otherwise the reply of a turn in the tab brings it
    await this.#settle(decision);
  }

  async #settle({ accepted, text }: Decision): Promise<void> {
    try {
      await this.answer(accepted, text);
    } catch {
      // It was answered in another way, or the tab is closed.
    }
  }

  /** Python answers later, with `dialogs.answer`. */
  #ask(dialog: DialogFacts): void {
    const { companion, window } = this.tab;
    const id = (this.#asked = String(companion.nextNumber()));
    companion.tabs.own.tell({ kind: "dialogcall", frame: "main", popup: window, dialog: id, ...dialog });
    companion.turns.hold();
  }

  /** Whether scripts run in the session's own tab: pages of a site often share a thread. And Python has to know the tab. */
  async #reachesPython(): Promise<boolean> {
    const { own } = this.tab.companion.tabs;
    if (own === this.tab) return false;
    const { shown } = own;
    if (shown && !(await this.#responds(shown))) return false; // without a document, the next one brings the news
    return within(IS_REPORTED, this.tab.changed.until(() => this.tab.isReported));
  }

  /** Whether scripts run in another document while a dialog of this tab is open. */
  async #responds(other: Document): Promise<boolean> {
    const { shown } = this.tab;
    const [one, two] = this.#blocked;
    if (shown && one === shown && two === other) return false;
    const limit = (await this.tab.page.reachesOpener()) ? RESPONDS : RESPONDS_APART;
    const responds = await within(limit, other.target.evaluate(other, "0"));
    if (!responds) this.#blocked = [shown, other];
    return responds;
  }
}

/** Whether something ends within so many milliseconds. */
async function within(limit: number, promise: Promise<unknown>): Promise<boolean> {
  const ended = () => true;
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, limit, false));
  return Promise.race([promise.then(ended, ended), late]);
}
