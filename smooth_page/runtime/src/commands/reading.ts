/** Finding elements, reading them, and waiting for their states. */
import type { Handle, Integer, Target } from "../contract";
import type { Rect } from "./values";

export type Readable = "textContent" | "innerText" | "innerHTML" | "inputValue" | "attribute" | "boundingBox";

export type ElementTest = "visible" | "hidden" | "enabled" | "disabled" | "editable" | "checked";

export type ElementState = "visible" | "hidden" | "stable" | "enabled" | "disabled" | "editable";

export type SelectorState = "attached" | "detached" | "visible" | "hidden";

export interface AgentSnapshot {
  text: string;
  /** The last number of a frame in the page: references in frames begin with it. */
  last: Integer;
}

export interface ReadingCommands {
  /** Returns at once, without waiting. */
  query: { params: { target: Target }; result: Handle | null };
  "query.all": { params: { target: Target }; result: Handle[] };
  "query.count": { params: { target: Target }; result: Integer };
  /** Waits until the target is attached. */
  read: {
    params: {
      target: Target;
      what: Readable;
      name?: string;
    };
    result: string | null | Rect;
  };
  /** Elements without rendered text, as in SVG, give null. */
  "read.all": { params: { target: Target; what: "innerText" | "textContent" }; result: (string | null)[] };
  /** visible and hidden return at once; the others wait until the target is attached. */
  state: {
    params: { target: Target; state: ElementTest };
    result: boolean;
  };
  "aria.snapshot": { params: { target: Target; depth?: number; boxes?: boolean }; result: string };
  /**
   * With references. `last`: of the page's last such snapshot; a document goes on counting there, so that references of
   * earlier documents lead nowhere.
   */
  "aria.forAgent": {
    params: { target: Target; last?: Integer; depth?: number; boxes?: boolean };
    result: AgentSnapshot;
  };
  /** The best selector for the element that the target matches. */
  "selector.best": { params: { target: Target }; result: string };
  "wait.selector": {
    params: { target: Target; state: SelectorState; returns: boolean };
    result: Handle | null;
  };
  "wait.elementState": {
    params: { handle: Handle; state: ElementState };
    result: null;
  };
  "wait.time": { params: { ms: number }; result: null };
}
