/** Whether the policies of a document allow inline scripts. */
import { intoSink } from "../dom/trusted_types";

const MARK = "data-smooth-inline";

export function allowsInline(window: Window & typeof globalThis): boolean {
  const { document } = window;
  const script = document.createElement("script");
  try {
    intoSink(window, "Script", `document.currentScript.setAttribute("${MARK}", "")`, (text) => (script.text = text));
  } catch {
    return false;
  }
  (document.head ?? document.documentElement).append(script);
  script.remove();
  return script.hasAttribute(MARK);
}

/** Runs a program as an inline script of the document, and leaves no trace of it. */
export function runInline(window: Window & typeof globalThis, source: string): void {
  const { document } = window;
  const script = document.createElement("script");
  intoSink(window, "Script", source, (text) => (script.text = text));
  (document.head ?? document.documentElement).append(script);
  script.remove();
}
