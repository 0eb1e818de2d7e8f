/**
 * A user's share of the companion's own DevTools session, where the browser gives an extension only one for a target. The
 * companion's use of it stays as it is: what others use is never switched off, and events come as from a session apart.
 */
import type { Method } from "../hosts/host";
import type { Target } from "../target";
import { domainOf } from "./limits";
import type { Line, LineListener } from "./session";

/** The domains that the companion uses. */
const OWN = new Set(["Inspector", "Log", "Network", "Page", "Runtime"]);
/** Domains whose events come without that they are enabled. */
const ALWAYS = new Set(["Inspector", "Target", "Tracing"]);

const ADD = "Page.addScriptToEvaluateOnNewDocument";
const REMOVE = "Page.removeScriptToEvaluateOnNewDocument";

export class SharedLine implements Line {
  readonly #enabled = new Set<string>();
  readonly #bindings = new Set<string>();
  readonly #scripts = new Set<string>();

  constructor(
    private readonly target: Target,
    private readonly listener: LineListener,
  ) {
    target.lines.add(this);
  }

  async send(method: string, params: object): Promise<unknown> {
    const [domain, verb] = [domainOf(method), method.slice(method.indexOf(".") + 1)];
    if (verb === "disable") return this.#disable(domain, method);
    const { name, identifier } = params as { name?: string; identifier?: string };
    if (method === "Runtime.removeBinding" && !this.#bindings.has(name ?? "")) return {};
    if (method === REMOVE && !this.#scripts.has(identifier ?? "")) throw new Error("Script not found");
    if (verb === "enable") this.#enabled.add(domain); // its first events come before the answer
    if (method === "Runtime.addBinding") this.#bindings.add(name ?? "");
    const result = await this.target.send(method as Method, params as never);
    if (method === ADD) this.#scripts.add((result as { identifier: string }).identifier);
    return result;
  }

  async #disable(domain: string, method: string): Promise<unknown> {
    this.#enabled.delete(domain);
    const used = OWN.has(domain) || [...this.target.lines].some((line) => line.#enabled.has(domain));
    return used ? {} : this.target.send(method as Method);
  }

  event(method: string, params: unknown): void {
    const domain = domainOf(method);
    if (!this.#enabled.has(domain) && !ALWAYS.has(domain)) return;
    if (method === "Runtime.bindingCalled" && !this.#bindings.has((params as { name: string }).name)) return;
    this.listener.event(method, params);
  }

  ended(): void {
    this.listener.ended();
  }

  async close(): Promise<void> {
    this.target.lines.delete(this);
    const sent = [...this.#enabled].map((domain) => this.#disable(domain, `${domain}.disable`));
    for (const name of this.#bindings) sent.push(this.target.send("Runtime.removeBinding", { name }));
    for (const identifier of this.#scripts) sent.push(this.target.send(REMOVE, { identifier }));
    await Promise.allSettled(sent);
  }
}
