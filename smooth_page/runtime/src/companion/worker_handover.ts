/** The companion keeps what has acted in the documents of a window: nothing else knows it where the origins differ. */
import type { Handover } from "../kernel/handover";
import type { Channel } from "./channel";

export class WorkerHandover implements Handover {
  /** What the companion has reported when the document began. */
  known: number[] | undefined;

  constructor(private readonly channel: Channel) {}

  acted(id: number, unknown: boolean): boolean {
    return this.known?.includes(id) ?? unknown;
  }

  leave(ids: number[]): void {
    void this.channel.ask("acted", ids);
  }
}
