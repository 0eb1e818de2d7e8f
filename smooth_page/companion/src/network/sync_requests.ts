/** Synchronous requests that documents are making: nothing can be asked there until they end. */
export interface SyncRequest {
  method: string;
  url: string;
  /** False once it has ended. */
  begins: boolean;
}

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
