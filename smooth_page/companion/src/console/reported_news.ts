/** Console messages and uncaught errors of a tab that Python listens to, as the browser reports them. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Handle } from "../../../runtime/src/contract";
import type { Tab } from "../tab";
import type { Target } from "../target";
import { detailsOf, hold, isObject, type Message, messageOf } from "./message";
import { errorDetails } from "./thrown";

export class ReportedNews {
  constructor(private readonly tab: Tab) {}

  event(target: Target, method: string, params: unknown): void {
    if (!target.hasDocuments && !this.tab.workers.get(target.id)) return; // another tab reports that worker
    if (method === "Runtime.consoleAPICalled") this.#called(messageOf(target, params as Protocol.Runtime.ConsoleAPICalledEvent));
    else if (method === "Runtime.exceptionThrown") this.#failed(params as Protocol.Runtime.ExceptionThrownEvent);
  }

  #called(message: Message): void {
    const { tab } = this;
    if (!tab.observes("console")) return;
    const item = { kind: "console", frame: "main" } as const;
    const reported = { ...item, ...detailsOf(message, []) };
    if (message.args.some(isObject)) tab.news.tellWith(withHandles(message), reported);
    else tab.tell(reported);
  }

  #failed({ exceptionDetails }: Protocol.Runtime.ExceptionThrownEvent): void {
    if (!this.tab.observes("pageerror")) return;
    this.tab.tell({ kind: "pageerror", frame: "main", ...errorDetails(exceptionDetails) });
  }
}

/** The text stays that which does not know more of nodes than that they are nodes, as in Playwright. */
async function withHandles(message: Message): Promise<{ args: Handle[] }> {
  const held = await hold(message.source!, message.args.filter(isObject));
  let next = 0;
  const handles = message.args.map((arg) => (isObject(arg) ? held[next++] : undefined));
  return { args: detailsOf(message, handles).args };
}
