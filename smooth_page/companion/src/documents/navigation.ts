/** One navigation that Python has asked for. It goes on while documents come and go, and each of them can ask how it ends. */
import type { Destination } from "../../../runtime/src/commands";
import type { Tab } from "../tab";

export class Navigation {
  /** Whether the tab has navigated: not if the history has no such entry. Rejects with the browser's reason. */
  readonly moved: Promise<boolean>;
  /** The tab shows where it has led; or it has led nowhere, or its document knows that it has led there. */
  state: "begun" | "arrived" | "over" = "begun";

  /** `id` is Python's. */
  constructor(
    readonly id: string,
    tab: Tab,
    to: Destination,
  ) {
    this.moved = begin(tab, to);
    this.moved.then(
      (moved) => (this.state = moved ? "arrived" : "over"),
      () => (this.state = "over"), // each document that asks gets the reason
    );
  }
}

async function begin({ loading }: Tab, { url, referrer, delta, foreseen }: Destination): Promise<boolean> {
  if (delta !== undefined) return loading.move(delta);
  if (url === undefined) await loading.reload(foreseen);
  else await loading.goto(url, { referrer, foreseen });
  return true;
}
