/**
 * A clipboard of the document's own, once something was granted: the browser lets no script without a real click near
 * its own. What the keyboard copies goes there, and what it pastes comes from there.
 */
import type { AnyWindow, Part, Settings } from "./settings";
import { stateOf } from "./permissions";
import { callInstead } from "./stand_ins";

type Content = Record<string, string | Blob>;

export const clipboard: Part = {
  settings: ["granted"],
  install(window, settings) {
    if (!window.Clipboard) return; // not a secure context
    let content: Content = {};
    const stand = stander(window, settings);
    stand("writeText", "write", (text) => void (content = { "text/plain": `${text}` }));
    stand("readText", "read", () => textOf(content["text/plain"]));
    stand("write", "write", async (items: ClipboardItem[]) => {
      const types = [...items].flatMap((item) => item.types.map((type) => [type, item] as const));
      content = Object.fromEntries(await Promise.all(types.map(async ([type, item]) => [type, await item.getType(type)] as const)));
    });
    stand("read", "read", () => {
      const blobs = Object.entries(content).map(([type, data]) => [type, new window.Blob([data], { type })] as const);
      return blobs.length ? [new window.ClipboardItem(Object.fromEntries(blobs))] : [];
    });
    const copied = (event: ClipboardEvent) => {
      const text = selected(window);
      const data = event.clipboardData;
      // As the last thing: the page's listeners may put something else there.
      queueMicrotask(() => {
        if (event.defaultPrevented) content = Object.fromEntries([...(data?.types ?? [])].map((type) => [type, data!.getData(type)]));
        else if (text) content = { "text/plain": text };
      });
    };
    return () => { // `document.open` takes listeners away
      for (const type of ["copy", "cut"] as const) window.addEventListener(type, copied, true);
    };
  },
};

type Method = "read" | "readText" | "write" | "writeText";

/** Puts an action in the place of a method, for whom it is granted. */
function stander(window: AnyWindow, settings: Settings) {
  return (method: Method, kind: "read" | "write", action: (argument: any) => unknown): void =>
    callInstead(window.Clipboard.prototype, method, async (native, _, args) => {
      const state = stateOf(window, settings, `clipboard-${kind}`);
      if (state === undefined) return native(...args);
      const title = `Failed to execute '${method}' on 'Clipboard':`;
      const name = kind === "read" ? "Read" : "Write";
      if (state !== "granted") throw new window.DOMException(`${title} ${name} permission denied.`, "NotAllowedError");
      return action(args[0]);
    });
}

async function textOf(data: string | Blob | undefined): Promise<string> {
  return data === undefined ? "" : typeof data === "string" ? data : data.text();
}

function selected({ document }: AnyWindow): string {
  const { value, selectionStart, selectionEnd } = (document.activeElement ?? {}) as Partial<HTMLInputElement>;
  if (value === undefined || typeof selectionStart !== "number") return `${document.getSelection() ?? ""}`;
  return value.slice(selectionStart, selectionEnd ?? undefined);
}
