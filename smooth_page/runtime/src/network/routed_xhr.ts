/** XMLHttpRequest: asks Python at `send`. Answers that do not come from the network are simulated on the object. */
import type { Asked, Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { forget, play } from "./answered_xhr";
import { ask, bodyOf, type Continued, type Decision, redirection, setCookies, settable } from "./decisions";

export class RoutedXhr {
  /** Requests that wait for a decision. */
  readonly #waiting = new Map<XMLHttpRequest, object>();

  constructor(
    private readonly kernel: Kernel,
    /** Runs an action whose requests are not reported as the page's. */
    private readonly owning: <T>(action: () => T) => T,
  ) {}

  /** Fails as without a network, after a moment. */
  fail(gate: Gate, asked: Asked, xhr: XMLHttpRequest): void {
    this.#later(xhr, (go) => this.kernel.timers.after(0, go), () => play(this.kernel, gate, xhr, asked.url, undefined));
  }

  send(gate: Gate, asked: Asked, xhr: XMLHttpRequest, args: any[], native: () => void): void {
    let decision: Decision;
    const decided = (go: () => void) =>
      ask(this.kernel, gate.frame, asked.request, (made) => {
        decision = made;
        go();
      });
    this.#later(xhr, decided, () => this.#go(gate, asked, xhr, decision, args, native));
  }

  gaveUp(xhr: XMLHttpRequest): void {
    forget(xhr);
    if (!this.#waiting.delete(xhr)) return;
    for (const type of ["abort", "loadend"]) xhr.dispatchEvent(new ProgressEvent(type));
  }

  /** Runs the action outside the guard when `begin` calls back, unless the page has aborted the request. */
  #later(xhr: XMLHttpRequest, begin: (go: () => void) => void, action: () => void): void {
    const ticket = {};
    this.#waiting.set(xhr, ticket);
    begin(() =>
      this.kernel.inside(() => {
        if (this.#waiting.get(xhr) !== ticket) return;
        this.#waiting.delete(xhr);
        this.kernel.outside(action);
      }),
    );
  }

  #go(gate: Gate, asked: Asked, xhr: XMLHttpRequest, decision: Decision, args: any[], native: () => void): void {
    const { kernel } = this;
    if (decision.action === "abort") return play(kernel, gate, xhr, asked.url, undefined);
    let sentOn: string | undefined;
    if (decision.action === "fulfill") {
      sentOn = kernel.inside(() => {
        setCookies(gate.window, asked.url, decision.headers);
        return redirection(decision, asked.url);
      });
      if (!sentOn) return play(kernel, gate, xhr, asked.url, decision);
    }
    this.owning(() => {
      kernel.inside(() => {
        if (decision.action === "continue") this.#change(asked, xhr, decision, args);
        else xhr.open(decision.status > 303 ? asked.method : "GET", sentOn!);
      });
      native();
    });
  }

  #change(asked: Asked, xhr: XMLHttpRequest, decision: Continued, args: any[]): void {
    const { url, method, headers, base64 } = decision;
    if (url !== undefined || method !== undefined || headers) {
      xhr.open(method ?? asked.method, url ?? asked.url);
      for (const [name, value] of settable(headers ?? asked.headers)) xhr.setRequestHeader(name, value);
    }
    if (base64 !== undefined) args[0] = bodyOf(decision);
  }
}
