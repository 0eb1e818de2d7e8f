/** Runs init scripts in the documents of reachable frames, as soon as the kernel sees a new one. */
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";

const done = new WeakSet<Document>();

export function runInFrames(kernel: Kernel): void {
  const scripts = kernel.settings.frameScripts ?? [];
  for (const realm of kernel.realms()) {
    const { document, parent } = realm;
    if (!parent || done.has(document) || isFirstOfSeveral(realm)) continue;
    done.add(document);
    for (const source of scripts) kernel.outside(() => runProgram(realm.window, source));
  }
}

/** The empty document of a frame that is about to load another one, which will keep its window. */
function isFirstOfSeveral({ document, element }: Realm): boolean {
  if (document.URL !== "about:blank" || !element) return false;
  const src = (element as HTMLIFrameElement).src ?? (element as HTMLObjectElement).data ?? "";
  return element.hasAttribute("srcdoc") || (src !== "" && !src.startsWith("about:blank") && !src.startsWith("javascript:"));
}

/** Evaluates it in the window. If a policy forbids that, runs it as a script element. */
function runProgram(window: Window & typeof globalThis, source: string): void {
  try {
    window.eval("0");
  } catch {
    return runElement(window.document, source);
  }
  try {
    window.eval(source);
  } catch (error) {
    window.reportError(error);
  }
}

function runElement(document: Document, text: string): void {
  const script = Object.assign(document.createElement("script"), { text });
  (document.documentElement ?? document).append(script);
  script.remove();
}
