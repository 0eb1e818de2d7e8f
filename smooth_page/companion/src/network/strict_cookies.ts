/**
 * Cookies with SameSite=Strict of documents that the companion navigates to. Where it is an extension, the browser takes such
 * a navigation for one from another site, and leaves them out. So the companion adds the header with all cookies of the address.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Decision } from "../../../runtime/src/contract";
import type { Tab } from "../tab";

type Paused = Protocol.Fetch.RequestPausedEvent;

export class StrictCookies {
  /** How many navigations are in progress whose documents need them. */
  #navigating = 0;

  constructor(private readonly tab: Tab) {}

  /** Whether the browser has to hold documents. */
  get areDue(): boolean {
    return this.#navigating > 0;
  }

  /** Navigates to an address. */
  async during<T>(url: string, navigate: () => Promise<T>): Promise<T> {
    const { companion, page } = this.tab;
    if (!companion.host.isOtherSite || !(await this.#cookies(url)).some(({ sameSite }) => sameSite === "Strict")) return navigate();
    this.#navigating++;
    try {
      await page.intercept();
      return await navigate();
    } finally {
      this.#navigating--;
      page.intercept().catch(() => undefined); // it is being closed
    }
  }

  /** The decision about a document, with the header. One that Python has set stays. */
  async added(decision: Decision, { request }: Paused): Promise<Decision> {
    if (!this.areDue || decision.action === "abort" || decision.action === "fulfill") return decision;
    if (decision.headers?.some(isCookie)) return decision;
    const headers = (decision.headers ?? Object.entries(request.headers)).filter((header) => !isCookie(header));
    const cookies = await this.#cookies(decision.url ?? request.url);
    if (!cookies.length) return decision;
    const text = cookies.map(({ name, value }) => (name ? `${name}=${value}` : value)).join("; ");
    return { ...decision, headers: [...headers, ["cookie", text]] };
  }

  async #cookies(url: string): Promise<Protocol.Network.Cookie[]> {
    if (!/^https?:/i.test(url)) return [];
    const { cookies } = await this.tab.page.send("Network.getCookies", { urls: [url] });
    return cookies.sort((one, other) => other.path.length - one.path.length);
  }
}

function isCookie([name]: readonly [string, string]): boolean {
  return name.toLowerCase() === "cookie";
}
