/** The sizes of the windows that scripts of a tab open. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Size } from "./hosts/host";

export class Opening {
  /** Of those that the browser has not reported as tabs yet, in their order. */
  readonly #sizes: (Size | undefined)[] = [];

  event(method: string, params: unknown): void {
    if (method === "Page.windowOpen") this.#sizes.push(sizeIn((params as Protocol.Page.WindowOpenEvent).windowFeatures));
  }

  /** The size of the next window. */
  next(): Size | undefined {
    return this.#sizes.shift();
  }
}

function sizeIn(features: string[]): Size | undefined {
  const given = (name: string) => Number.parseInt(features.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? "", 10);
  const [width, height] = [given("width"), given("height")];
  return width > 0 && height > 0 ? { width, height } : undefined;
}
