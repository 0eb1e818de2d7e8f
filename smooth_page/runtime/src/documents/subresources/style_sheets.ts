/** Decides about the addresses in style sheets before the browser sees their text. */
import type { Gate } from "../../kernel/interceptor";
import type { Kernel } from "../../kernel/kernel";
import { addressesIn, type CssAddress, withCssAddresses } from "./css_addresses";
import { bodyOf, type Decision, type Fulfilled, header, isRouted } from "../../network/decisions";
import type { Load, HeldRequests } from "../../network/held_requests";

/** Prefix of the address of a blob that does not exist: loading it fails like a network error. */
const NOWHERE = "blob:null/";

export class Sheets {
  /** The original address by the address of its blob. Scripts see the original. */
  readonly #originals = new Map<string, string>();
  #failed = 0;

  constructor(
    private readonly kernel: Kernel,
    private readonly requests: HeldRequests,
    private readonly load: (url: string) => Load,
  ) {}

  originalOf(address: string): string | undefined {
    return this.#originals.get(address);
  }

  /** An address that fails to load. */
  nowhere(url: string): string {
    const address = `${NOWHERE}${++this.#failed}`;
    this.#originals.set(address, url);
    return address;
  }

  /** The address that the browser loads instead. */
  address({ window }: Gate, type: string, url: string, decision: Exclude<Decision, { action: "continue" }>): string {
    if (decision.action === "abort" || (type !== "image" && decision.status >= 400)) return this.nowhere(url);
    return this.#blob(window, url, bodyOf(decision), header(decision.headers, "content-type") ?? (type === "script" ? "text/javascript" : ""));
  }

  /** Asks about an address that must be decided before the browser sees it. Undefined: it stays. */
  ask(gate: Gate, url: string, type: string, decided: (address: string | undefined) => void): void {
    const sheet = type === "stylesheet";
    const how = sheet ? { load: this.load(url) } : { quiet: type === "image" || type === "font" };
    this.requests.ask(gate.frame, url, type, (decision) => {
      if (decision.action === "continue") return decided(decision.url);
      if (sheet && decision.action === "fulfill" && decision.status < 400) return this.sheet(gate, url, decision, decided);
      decided(this.address(gate, type, url, decision));
    }, how);
  }

  /** Makes a blob of a sheet after the addresses in it have been decided. */
  sheet(gate: Gate, url: string, decision: Fulfilled, done: (address: string) => void): void {
    const type = header(decision.headers, "content-type") ?? "text/css";
    const charset = /charset\s*=\s*["']?([^\s"';]+)/i.exec(type)?.[1] ?? "utf-8";
    const text = new TextDecoder(charset).decode(bodyOf(decision));
    this.text(gate, text, decision.url ?? url, (css) =>
      done(this.#blob(gate.window, url, new TextEncoder().encode(css), /css/i.test(type) ? "text/css;charset=utf-8" : type)),
    );
  }

  /** Makes the addresses in a sheet absolute, because those of a blob are relative to nothing. */
  text(gate: Gate, css: string, base: string, done: (css: string) => void): void {
    const found = addressesIn(css, base);
    const addresses: (string | undefined)[] = found.map(({ url }) => url);
    const asked = found.flatMap((address, at) => (this.#isAsked(address) ? [{ ...address, at }] : []));
    let waiting = asked.length;
    const end = () => done(withCssAddresses(css, found, addresses));
    if (!waiting) return end();
    for (const { url, type, at } of asked)
      this.ask(gate, url, type, (address) => {
        addresses[at] = address ?? url;
        if (--waiting === 0) end();
      });
  }

  #isAsked({ url, type }: CssAddress): boolean {
    return isRouted(this.kernel, url) || (type === "stylesheet" && new URL(url).origin === this.kernel.main().window.location.origin);
  }

  #blob(window: Gate["window"], url: string, bytes: Uint8Array<ArrayBuffer>, type: string): string {
    const address = window.URL.createObjectURL(new window.Blob([bytes], { type }));
    this.#originals.set(address, url);
    return address;
  }
}
