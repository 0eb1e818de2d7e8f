/**
 * The requests of a tab that Python decides about.
 *
 * While the browser holds the request for the tab's own document, no script runs in the tab. Such a request is aborted:
 * the document before it stays, Python is asked there, and the navigation is begun anew with the decision.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { ForeseenRequest } from "../../../runtime/src/commands";
import type { Decision } from "../../../runtime/src/contract";
import type { SyncRequest } from "../../../runtime/src/companion/sync_requests";
import type { Unnumbered } from "../../../runtime/src/kernel/news_queue";
import { anyMatches } from "../../../runtime/src/values/url_patterns";
import { withKernel } from "../documents/scripts";
import { SyncRequests } from "./sync_requests";
import type { Tab } from "../tab";
import type { Target } from "../target";
import { allowing, carryOut, isIcon, isPreflight, permitted } from "./decisions";
import { Foreseen } from "./foreseen";
import { postedData, postedForm } from "./post_data";
import { headerList } from "./sizes";
import { StrictCookies } from "./strict_cookies";

type Paused = Protocol.Fetch.RequestPausedEvent;

/** A request that Python is asked about. */
interface Asked {
  readonly target: Target;
  readonly paused: Paused;
  /** For the tab's document: the companion's own navigation, which goes on with the decision. */
  own?: PromiseWithResolvers<void>;
}

/** The decision about a document whose request comes again. */
interface Anew {
  readonly request: Protocol.Network.Request;
  readonly decision: Decision;
}

export class Routing {
  /** By the browser's id of the request. */
  readonly #asked = new Map<string, Asked>();
  #anew: Anew | undefined;
  /** What the companion's own navigation requests, if Python was asked about it before. */
  #foreseen: Foreseen | undefined;
  readonly #sync = new SyncRequests();
  readonly strict: StrictCookies;
  /** What redirected requests are answered, by the browser's id of the request. */
  readonly #redirected = new Map<string, Decision>();
  /** Requests for documents that the browser has held, and that did not lead to a document yet. */
  readonly #passed = new Set<string>();
  /** Whether the tab has shown a document from the network. */
  #shows = false;
  /** A move of the companion's own that is in progress. */
  #move: { begin: () => Promise<unknown>; refuse: (reason: Error) => void } | undefined;
  /** How many navigations of the companion's own are in progress. */
  #navigating = 0;

  constructor(private readonly tab: Tab) {
    this.strict = new StrictCookies(tab);
  }

  /** Whether Python is asked about requests. They are held also if it removes their routes meanwhile. */
  get isDeciding(): boolean {
    return this.#asked.size > 0 || this.#anew !== undefined || this.#foreseen !== undefined;
  }

  /** Whether Python has a route for such a request. */
  isRouted({ url }: Protocol.Network.Request): boolean {
    return anyMatches(this.tab.companion.memory.settingsOf(this.tab.id).routes ?? [], url);
  }

  async #decided(): Promise<void> {
    if (!this.isDeciding) await Promise.allSettled(this.tab.targets.map((target) => target.intercept()));
  }

  /** The browser holds a request of one of the tab's targets. */
  paused(target: Target, paused: Paused): void {
    this.#take(target, paused).catch(() => {}); // it has ended, or its target has
  }

  async #take(target: Target, paused: Paused): Promise<void> {
    const { requestId, request, redirectedRequestId, resourceType } = paused;
    const { routes = [] } = this.tab.companion.memory.settingsOf(this.tab.id);
    const isDocument = this.#isDocument(target, paused);
    if (request.hasPostData) this.tab.network.holds(idOf(paused), request);
    if (this.tab.downloads.isOfLink(paused)) return target.send("Fetch.continueRequest", { requestId });
    if (isDocument) {
      this.tab.main ||= paused.frameId;
      this.#passed.add(idOf(paused));
    }
    const anew = isDocument ? this.#begunAnew(request) : undefined;
    if (anew) {
      await this.#carryOut(target, paused, await this.strict.added(anew.decision, paused), anew.request);
      return this.#decided();
    }
    const foreseen = isDocument && redirectedRequestId === undefined ? this.foreseenAs(idOf(paused), request) : undefined;
    if (foreseen?.decision) return this.#goForeseen(foreseen, foreseen.decision, target, paused);
    const answer = redirectedRequestId === undefined ? undefined : this.#redirected.get(idOf(paused));
    if (answer) return carryOut(target, paused, answer);
    const goesOn = redirectedRequestId !== undefined || !/^(https?|file):/i.test(request.url) || isIcon(paused);
    if (!goesOn && routes.length && isPreflight(request)) return target.send("Fetch.fulfillRequest", { requestId, ...allowing(request) });
    if (isDocument && (goesOn || !anyMatches(routes, request.url)))
      return carryOut(target, paused, await this.strict.added({ action: "continue" }, paused));
    if (goesOn || !anyMatches(routes, request.url)) return target.send("Fetch.continueRequest", { requestId });
    if (resourceType === "XHR" && this.#sync.isFor(request)) return this.#goesOn({ target, paused });
    const asked: Asked = { target, paused };
    if (isDocument) await this.#keep(asked);
    else await this.tab.network.begun(idOf(paused)); // the browser may hold it before it reports it
    this.#ask(asked);
  }

  /** Whether it is for the tab's document: the only one that a new tab can ask for before its frames are known. */
  #isDocument({ type }: Target, { frameId, resourceType }: Paused): boolean {
    const { main } = this.tab;
    return type === "page" && resourceType === "Document" && (!main || frameId === main);
  }

  /** The document's request that was decided about; another one makes the decision void. */
  #begunAnew({ url }: Protocol.Network.Request): Anew | undefined {
    const anew = this.#anew;
    this.#anew = undefined;
    return anew?.request.url === url ? anew : undefined;
  }

  /** The request for the tab's document of that id, if Python was asked about it before. */
  foreseenAs(id: string, request: Protocol.Network.Request): Foreseen | undefined {
    return this.#foreseen?.is(id, request) ? this.#foreseen : undefined;
  }

  async #goForeseen(foreseen: Foreseen, decision: Decision, target: Target, paused: Paused): Promise<void> {
    if (foreseen.differs(headerList(paused.request.headers))) this.#reportHeld(foreseen.name, "main", paused);
    await this.#carryOut(target, paused, await this.strict.added(permitted(decision, paused.request), paused));
  }

  // -- asking --------------------------------------------------------------------------------------------------------

  #ask(asked: Asked): void {
    const { frameId, request } = asked.paused;
    const id = this.#nameOf(asked);
    this.#asked.set(id, asked);
    this.tab.loading.begins();
    const { isServiceWorker } = asked.target;
    const isMain = isServiceWorker || this.#isDocument(asked.target, asked.paused) || frameId === this.tab.main;
    const frame = isMain ? "main" : frameId;
    const headers = headerList(request.headers); // more than the browser has reported of it
    if (this.tab.network.isReported(id))
      return this.tab.network.report(isMain ? this.tab.main : frameId, { kind: "routecall", request: id, headers });
    this.#reportHeld(id, frame, asked.paused, isServiceWorker ? asked.target.id : undefined);
    this.tab.tell({ kind: "routecall", frame, request: id });
  }

  /** As the browser holds it. */
  #reportHeld(id: string, frame: string, { request, resourceType }: Paused, serviceWorker?: string): void {
    this.tab.tell({
      kind: "request",
      frame,
      request: id,
      url: request.url + (request.urlFragment ?? ""),
      method: request.method,
      resourceType: resourceType.toLowerCase(),
      headers: headerList(request.headers),
      postData: postedData(request),
      navigation: resourceType === "Document",
      startTime: Date.now(),
      ...(serviceWorker === undefined ? {} : { serviceWorker }),
    });
  }

  /** A document makes a synchronous request, or has made it. */
  async synchronous({ begins, ...request }: SyncRequest): Promise<void> {
    this.#sync.note(request, begins);
    if (!begins) return;
    for (const [id, asked] of this.#asked)
      if (asked.paused.resourceType === "XHR" && this.#sync.isFor(asked.paused.request)) {
        this.#asked.delete(id);
        await this.#goesOn(asked);
      }
  }

  /** It is not routed. */
  async #goesOn({ target, paused: { requestId, request } }: Asked): Promise<void> {
    this.tab.tell({ kind: "unrouted", frame: "main", url: request.url, resourceType: "synchronous xhr" });
    await target.send("Fetch.continueRequest", { requestId });
  }

  /** Python's answer. It may come twice, if it was asked in two documents. */
  async decide(id: string, decided: Decision): Promise<void> {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (!asked) return;
    const { target, paused } = asked;
    const decision = permitted(decided, paused.request);
    if ("url" in decision && decision.url) this.tab.network.sentTo(id, decision.url);
    if (this.#isDocument(target, paused)) return this.#decideDocument(asked, id, decision);
    await this.#carryOut(target, paused, decision).catch(() => {}); // it has ended, as its document has
    await this.#decided();
  }

  async #carryOut(target: Target, paused: Paused, decision: Decision, kept?: Protocol.Network.Request): Promise<void> {
    if (decision.action === "fulfill") this.tab.downloads.fulfilled(paused, decision);
    const redirect = decision.action === "fulfill" ? decision.redirect : undefined;
    if (redirect === undefined) return carryOut(target, paused, decision, kept);
    this.#redirected.set(idOf(paused), decision);
    const responseHeaders = [{ name: "location", value: redirect }];
    await target.send("Fetch.fulfillRequest", { requestId: paused.requestId, responseCode: 302, responseHeaders });
  }

  /** The tab shows another document: what was not answered is asked again there. `due`: what Python has not seen. */
  arrived(due: Unnumbered[]): void {
    const waiting = new Set(due.map((news) => (news.kind === "routecall" ? news.request : "")));
    const lost = [...this.#asked.keys()].filter((request) => !waiting.has(request));
    if (lost.length) this.tab.tell(...lost.map((request) => ({ kind: "routecall", frame: "main", request }) as const));
  }

  // -- the tab's document --------------------------------------------------------------------------------------------

  async #keep(asked: Asked): Promise<void> {
    if (this.#navigating) asked.own = Promise.withResolvers();
    const { requestId } = asked.paused;
    this.tab.network.hold(this.#nameOf(asked));
    await asked.target.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
  }

  async #decideDocument({ paused: { request }, own }: Asked, id: string, decision: Decision): Promise<void> {
    const drops = decision.action === "abort" && decision.reason === "net::ERR_ABORTED";
    const move = this.#move;
    if (!drops) this.#anew = { request, decision };
    else this.tab.network.drop(id, "net::ERR_ABORTED");
    if (own) own.resolve();
    else if (!drops) await (move ? move.begin() : this.#beginAnew(request));
    if (decision.action === "abort") move?.refuse(new Error(`${decision.reason} at ${request.url}`));
  }

  /** The tab shows a document. The browser may have requested the first one before the companion was attached to the tab. */
  shows({ url, unreachableUrl = url, loaderId }: Protocol.Page.Frame): void {
    this.#redirected.delete(loaderId);
    const passed = this.#passed.delete(loaderId);
    const isFirst = !this.#shows;
    if (!/^https?:/i.test(unreachableUrl)) return;
    this.#shows = true;
    const { routes } = this.tab.companion.memory.settingsOf(this.tab.id);
    if (isFirst && !passed && anyMatches(routes, unreachableUrl))
      void this.tab.page.send("Page.navigate", { url: unreachableUrl });
  }

  /**
   * Makes a navigation of the companion's own: once more, when Python has decided about its document, unless it has decided
   * before.
   */
  async through<T extends { loaderId?: string }>(navigate: () => Promise<T>, expected?: ForeseenRequest): Promise<T> {
    this.#navigating++;
    try {
      return await this.#foreseeing(expected, async () => {
        const result = await navigate();
        const asked = [...this.#asked.values()].find(({ paused }) => idOf(paused) === result.loaderId);
        if (!asked?.own) return result;
        await asked.own.promise;
        return this.#anew ? await navigate() : result;
      });
    } finally {
      this.#navigating--;
    }
  }

  async #foreseeing<T>(expected: ForeseenRequest | undefined, navigate: () => Promise<T>): Promise<T> {
    if (!expected) return navigate();
    const foreseen = (this.#foreseen = new Foreseen(expected));
    try {
      await this.tab.page.intercept(); // a handler may have removed the last route
      return await navigate();
    } finally {
      this.#end(foreseen);
    }
  }

  #end(foreseen: Foreseen): void {
    if (!foreseen.isMade)
      this.tab.tell({ kind: "requestfailed", frame: "main", request: foreseen.name, errorText: "net::ERR_ABORTED" });
    if (this.#foreseen !== foreseen) return;
    this.#foreseen = undefined;
    void this.#decided();
  }

  /** As Python calls it. */
  #nameOf({ target, paused }: Asked): string {
    const id = idOf(paused);
    return (this.#isDocument(target, paused) && this.foreseenAs(id, paused.request)?.name) || id;
  }

  /** Makes a move of the companion's own that does not say how it ends; `arrived` resolves when it has. */
  async until(begin: () => Promise<unknown>, arrived: () => Promise<void>, expected?: ForeseenRequest): Promise<void> {
    const { promise, reject } = Promise.withResolvers<never>();
    this.#move = { begin, refuse: reject };
    try {
      await this.#foreseeing(expected, async () => {
        await begin();
        await Promise.race([arrived(), promise]);
      });
    } finally {
      this.#move = undefined;
    }
  }

  /** A script or a user has begun the navigation: a script of the document that has stayed begins it again. */
  async #beginAnew(request: Protocol.Network.Request): Promise<void> {
    const { url, headers } = request;
    const { companion, loading, page } = this.tab;
    const document = await this.tab.document();
    const args = [JSON.stringify(url), loading.isUnused, JSON.stringify(postedForm(request))].join(", ");
    const again = `(kernel) => kernel.channel.navigations.again(${args})`;
    if (await page.evaluate(document, withKernel(companion.memory.entry!, again))) return;
    const referrer = headers["Referer"];
    await page.send("Page.navigate", referrer === undefined ? { url } : { url, referrer });
  }
}

function idOf({ networkId, requestId }: Paused): string {
  return networkId ?? requestId;
}
