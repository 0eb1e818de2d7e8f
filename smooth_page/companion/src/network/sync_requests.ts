/** Synchronous requests that documents are making: nothing can be asked there until they end. */
import type { SyncRequest } from "../../../runtime/src/companion/sync_requests";

type Facts = Pick<SyncRequest, "method" | "url">;

export class SyncRequests {
  readonly #now = new Set<string>();

  note(request: Facts, begins: boolean): void {
    if (begins) this.#now.add(keyOf(request));
    else this.#now.delete(keyOf(request));
  }

  isFor(request: Facts): boolean {
    return this.#now.has(keyOf(request));
  }
}

function keyOf({ method, url }: Facts): string {
  return `${method} ${url}`;
}
