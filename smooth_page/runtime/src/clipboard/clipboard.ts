/**
 * The clipboard of a context with clipboard permissions: shared by `navigator.clipboard`, copying commands and the
 * keyboard. Python passes what one page writes on to the others. The browser's own clipboard is not read, because it
 * may belong to another session, too.
 */
import type { Kernel } from "../kernel/kernel";
import { randomName } from "../kernel/random";
import { type Data, inOrder, isText, ofTransfer } from "./data";
import { installIn } from "./page_api";

const MOST = 1000;

export class Clipboard {
  data: Data = {};
  /** The id of the data that Python sent last. */
  #given: string | undefined;
  /** Python sends back what was written here, which may be older than the present data. */
  readonly #own = new Set<string>();
  readonly #installed = new WeakSet<object>();

  constructor(readonly kernel: Kernel) {}

  /** Called when there may be new settings or a new document. */
  look(): void {
    const { clipboard } = this.kernel.settings;
    if (!clipboard) return;
    if (clipboard.id !== this.#given && !this.#own.has(clipboard.id)) this.data = clipboard.data;
    this.#given = clipboard.id;
    for (const { window } of this.kernel.realms()) {
      const key = Object.getPrototypeOf(window) as object;
      if (this.#installed.has(key)) continue;
      this.#installed.add(key);
      this.kernel.outside(() => installIn(window, this));
    }
  }

  write(data: Data): void {
    const id = randomName();
    this.data = inOrder(data);
    this.#own.add(id);
    if (this.#own.size > MOST) this.#own.delete(this.#own.values().next().value!);
    this.kernel.tell({ kind: "clipboard", id, data: this.data });
  }

  /** Runs a command that copies, and stores what it has copied. */
  watch<T>(window: Window & typeof globalThis, command: string, run: () => T): T {
    const watched = this.watchCopies([window], command);
    let done: T | undefined;
    try {
      return (done = run());
    } finally {
      watched.stop(!!done);
    }
  }

  /** Notices what is copied in these windows, until `stop` is called, which stores it, or forgets it. */
  watchCopies(windows: Window[], ...commands: string[]): { stop(store: boolean): void } {
    let taken: Data | undefined;
    const hear = (event: Event): void =>
      this.kernel.inside(() => {
        const { clipboardData } = event as ClipboardEvent;
        if (event.defaultPrevented && clipboardData) taken = ofTransfer(clipboardData);
        else if (!event.defaultPrevented) taken = selected(event);
      });
    const each = (act: (window: Window, command: string) => void): void =>
      windows.forEach((window) => commands.forEach((command) => act(window, command)));
    each((window, command) => window.addEventListener(command, hear));
    const stop = (store: boolean): void => {
      each((window, command) => window.removeEventListener(command, hear));
      if (store && taken) this.kernel.inside(() => this.write(taken!));
    };
    return { stop };
  }

  /** Gives the browser's own clipboard the same data, for a paste that the browser does. Needs the user's activation. */
  handOver(): void {
    const { window, document } = this.kernel.main();
    const give = (event: ClipboardEvent): void =>
      this.kernel.inside(() => {
        event.preventDefault();
        event.stopImmediatePropagation();
        for (const [type, value] of Object.entries(this.data)) if (isText(type)) event.clipboardData?.setData(type, value);
      });
    const events = ["beforecopy", "copy"] as const; // without a selection, only what prevents the first gets the second
    for (const type of events) window.addEventListener(type, give as EventListener, true);
    this.kernel.native(document, "execCommand", "copy");
    for (const type of events) window.removeEventListener(type, give as EventListener, true);
  }
}

/** The selection at the target of a copy event. Undefined if nothing is selected: the clipboard stays as it is. */
function selected(event: Event): Data | undefined {
  const [target] = event.composedPath() as Node[];
  if (!target) return undefined;
  const { selectionStart: start, selectionEnd: end, value, type } = target as HTMLInputElement;
  if (typeof start !== "number") return ofSelection(target.ownerDocument ?? (target as Document));
  const text = type === "password" ? "" : value.slice(start, end ?? undefined);
  return text ? { "text/plain": text } : undefined;
}

/** The selection of a document as text, and as HTML without computed styles. */
export function ofSelection(document: Document): Data | undefined {
  const selection = document.getSelection();
  const text = selection?.toString();
  if (!selection || !text) return undefined;
  const box = document.implementation.createHTMLDocument("").createElement("div");
  box.append(selection.getRangeAt(0).cloneContents());
  return { "text/plain": text, "text/html": box.innerHTML };
}
