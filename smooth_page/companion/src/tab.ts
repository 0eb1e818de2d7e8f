/** A tab: its page, and the frames and workers that the browser runs apart from it, each a target of its own. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Companion } from "./companion";
import type { TabId } from "./hosts/host";
import { Target } from "./target";

export class Tab {
  readonly page: Target;
  /** By DevTools session. */
  readonly #targets = new Map<string, Target>();

  constructor(
    readonly companion: Companion,
    readonly id: TabId,
  ) {
    this.page = new Target(this, undefined, "page");
  }

  get targets(): Target[] {
    return [this.page, ...this.#targets.values()];
  }

  async attach(): Promise<void> {
    await this.companion.host.attach(this.id);
    await this.page.open();
  }

  /** Puts the runtime into the documents that are there, and into those to come. */
  async install(): Promise<void> {
    await Promise.all(this.targets.map((target) => target.install()));
  }

  /** New documents begin with other settings. */
  async renew(): Promise<void> {
    await Promise.all(this.targets.map((target) => target.renew()));
  }

  event(session: string | undefined, method: string, params: unknown): void {
    const target = session === undefined ? this.page : this.#targets.get(session);
    if (method === "Target.attachedToTarget") this.#attached(params as Protocol.Target.AttachedToTargetEvent);
    else if (method === "Target.detachedFromTarget")
      this.#targets.delete((params as Protocol.Target.DetachedFromTargetEvent).sessionId);
    else target?.event(method, params);
  }

  /** The browser runs something apart from the page. It waits until the runtime is in place. */
  #attached({ sessionId, targetInfo }: Protocol.Target.AttachedToTargetEvent): void {
    const target = new Target(this, sessionId, targetInfo.type);
    this.#targets.set(sessionId, target);
    target.open().catch((error: unknown) => {
      this.#targets.delete(sessionId);
      console.warn("not attached", targetInfo.type, error); // it has ended meanwhile
    });
  }
}
