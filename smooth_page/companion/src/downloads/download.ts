/** A file that the browser downloads. Python fetches it in pieces. */
import type { Piece } from "../../../runtime/src/commands";

/** The whole file in base64: read already, or to be read once the browser has all of it. */
export type Content = { now: Promise<string> } | { later: () => Promise<string> };

/** Bytes of a piece: divisible by three, as base64 has it. */
const PIECE = 3 << 20;
export const CANCELED = "canceled";

export class Download {
  #content: Promise<string> | undefined;
  #isComplete = false;
  readonly #end = Promise.withResolvers<void>();

  constructor(private readonly from: Content) {
    this.#end.promise.catch(() => {}); // the reader gets it
    if ("now" in from) void from.now.then(() => this.#complete()).catch(() => {}); // the same
  }

  #complete(): void {
    this.#isComplete = true;
    this.#end.resolve();
  }

  /** The browser reports how far it is. */
  progress(state: string): void {
    if (state === "completed") this.#complete();
    else if (state === "canceled" && "later" in this.from) this.cancel();
  }

  /** Has no effect on a file that is complete. The browser itself goes on: extensions have no command that stops it. */
  cancel(): void {
    if (!this.#isComplete) this.#end.reject(new Error(CANCELED));
  }

  async piece(offset: number): Promise<Piece> {
    const content = await (this.#content ??= this.#read());
    const padding = /=*$/.exec(content.slice(-2))![0].length;
    const at = (offset / 3) * 4;
    return { size: (content.length / 4) * 3 - padding, base64: content.slice(at, at + (PIECE / 3) * 4) };
  }

  async #read(): Promise<string> {
    if ("later" in this.from) {
      await this.#end.promise;
      return this.from.later();
    }
    const { promise, reject } = Promise.withResolvers<never>();
    this.#end.promise.catch(reject);
    return Promise.race([this.from.now, promise]);
  }
}
