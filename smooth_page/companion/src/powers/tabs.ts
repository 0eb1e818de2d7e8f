/** Tabs of the session: other windows than the one in which a document asks. */
import type { Held, Message } from "../../../runtime/src/contract";
import type { Commands } from "../../../runtime/src/commands";
import type { RelayedTurn } from "../../../runtime/src/companion/channel";
import { CLOSED } from "../../../runtime/src/popups/closed";
import type { Companion } from "../companion";
import { Frames } from "../documents/frames";
import type { Tab } from "../tab";
import type { Document } from "../target";
import type { Power } from "./powers";

type Own = Exclude<Extract<keyof Commands, `tabs.${string}` | "popup.close" | "page.bringToFront">, "tabs.navigate">;
type Powers = { "tabs.turn": Power<RelayedTurn | Held>; "tabs.navigate": Power<Commands["tabs.navigate"]["params"], boolean> } & {
  [Op in Own]: Power<Commands[Op]["params"]>;
};

/** What a turn answers if its window is closed. */
const IS_CLOSED = { absent: true, popup: "closed" };
const CRASHED = { absent: true, popup: "crashed" };

export const tabs: Powers = {
  async "tabs.turn"({ companion }, turn) {
    const { turns } = companion;
    return "held" in turn ? turns.resume(turn.held) : turns.begin(inWindow(companion, turn), companion.isAsking);
  },

  async "tabs.open"({ companion }) {
    return (await companion.tabs.open("about:blank")).window;
  },

  async "page.bringToFront"({ companion, document }) {
    await companion.host.activate(document.target.tab.id);
    return null;
  },

  /** False if a handler of the page keeps it open. */
  async "popup.close"({ companion }, { popup }) {
    const tab = companion.tabs.named(popup);
    if (!tab) return true;
    tab.dialogs.closes = true;
    await companion.host.close(tab.id);
    return true;
  },

  /** Unless its document, or Python, keeps it open. */
  async "tabs.askToClose"({ companion }, { window }) {
    await tabOf(companion, window).page.send("Page.close");
    return null;
  },

  /** In the tab that asks. */
  "tabs.navigate"({ document }, { id, to }) {
    return document.target.tab.loading.navigation(id, to).moved;
  },

  "tabs.lead"({ companion }, { window, id, to }) {
    const { crash, loading } = tabOf(companion, window);
    loading.isLed = true;
    return Promise.race([loading.navigation(id, to).moved, crash.promise]);
  },
};

/** Whether an operation of the turn had acted in the document before that went away. */
function hasActed(acted: Set<number> | undefined, { start = [], wait = [] }: Message): boolean {
  return [...start.map(({ id }) => id), ...wait].some((id) => acted?.has(id));
}

async function inWindow(companion: Companion, turn: RelayedTurn): Promise<unknown> {
  if (companion.tabs.named(turn.window)?.isCrashed) return CRASHED;
  const document = await documentOf(companion, turn.window);
  const operations = turn.args as Message;
  if (!document) return { ...IS_CLOSED, acted: hasActed(companion.acted.get(turn.window), operations) };
  companion.acted.set(turn.window, document.acted);
  companion.tabs.named(turn.window)?.loading.turnBegins();
  try {
    const answer = companion.turns.in(document, () => inDocument(companion, document, turn));
    return await Promise.race([answer, document.target.tab.crash.promise]);
  } catch (error) {
    if (document.target.tab.isCrashed) return CRASHED;
    if (!(await documentOf(companion, turn.window))) return { ...IS_CLOSED, acted: hasActed(document.acted, operations) };
    if (!hasNotBegun(turn.window, error)) throw error;
    await replaced(companion, document);
    return inWindow(companion, turn);
  }
}

/**
 * The tab's document was replaced before the turn began in it, so nothing of it has run. (A frame's document can be gone
 * because of the turn itself.)
 */
function hasNotBegun(window: string, error: unknown): boolean {
  return !Frames.isName(window) && String(error).includes("Cannot find context with specified id");
}

/** Resolves when the tab shows another document, or is closed. */
async function replaced(companion: Companion, document: Document): Promise<void> {
  const { tab } = document.target;
  await tab.changed.until(() => tab.shown !== document || companion.tabs.get(tab.id) !== tab);
}

async function inDocument(companion: Companion, document: Document, { window, js, args }: RelayedTurn): Promise<unknown> {
  const expression = `((args) => {\n${js}\n})(${JSON.stringify(args)})`;
  const answer = await document.target.evaluate(document, expression, true);
  const isAbsent = Frames.isName(window) && (answer as { absent?: boolean }).absent;
  return isAbsent && (await companion.frames.isReached(document)) ? IS_CLOSED : answer;
}

function tabOf(companion: Companion, window: string): Tab {
  const tab = companion.tabs.named(window);
  if (!tab) throw new Error(CLOSED);
  return tab;
}

async function documentOf(companion: Companion, window: string): Promise<Document | undefined> {
  if (Frames.isName(window)) return companion.frames.documentOf(window);
  const tab = companion.tabs.named(window);
  try {
    return await tab?.document();
  } catch {
    return undefined; // it has been closed before the companion could attach to it
  }
}
