/**
 * The files that the browser downloads from one tab. DevTools has no command that reads them. So the browser keeps what it
 * receives for navigations, also where that becomes a file. Links with `download` do not navigate: there the
 * companion takes the response itself and gives it back. What it cannot get in these ways, it requests once more.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Fulfilled, HeaderList } from "../../../runtime/src/contract";
import { isFile } from "../../../runtime/src/downloads/files";
import { header } from "../../../runtime/src/network/decisions";
import { receivedContent } from "../network/bodies";
import type { Tab } from "../tab";
import type { Target } from "../target";
import { blobContent, dataContent, requestedContent, takenContent } from "./contents";
import { CANCELED, type Content, Download } from "./download";

type FrameId = Protocol.Page.FrameId;
type Paused = Protocol.Fetch.RequestPausedEvent;
type Began = Protocol.Page.DownloadWillBeginEvent;

/** Bytes of responses that the browser keeps. */
const KEPT = 500_000_000;

/** What a frame has asked for last. */
interface Answered {
  request: Protocol.Network.RequestId;
  url: string;
  target: Target;
}

export class Downloads {
  readonly #answers = new Map<FrameId, Answered>();
  /** By URL: those that the companion has taken. Undefined where the answer says that there is none. */
  readonly #taken = new Map<string, string | undefined>();

  constructor(private readonly tab: Tab) {}

  /** Whether Python listens for downloads: of this tab, or of the one that has opened it. */
  get areWanted(): boolean {
    return this.#teller.observes("download");
  }

  /** A new tab that shows nothing yet is closed when it leads to a file. That is reported as its opener's. */
  get #teller(): Tab {
    const { opener, loading } = this.tab;
    return opener && loading.isUnused ? opener : this.tab;
  }

  /** The browser keeps responses from now on. */
  async begin(target: Target): Promise<void> {
    const sizes = { maxTotalBufferSize: KEPT, maxResourceBufferSize: KEPT };
    await target.send("Network.configureDurableMessages", sizes);
  }

  /** Whether a request that the browser holds is that of a link with `download`, which does not navigate. */
  isOfLink({ networkId, resourceType }: Paused): boolean {
    return networkId === undefined && resourceType === "Document" && this.#teller === this.tab;
  }

  // -- what the browser reports --------------------------------------------------------------------------------------

  /** The browser holds a response. */
  answered(target: Target, paused: Paused): void {
    const { requestId } = paused;
    this.#answered(target, paused).catch(() => target.send("Fetch.continueRequest", { requestId }).catch(() => {}));
  }

  async #answered(target: Target, paused: Paused): Promise<void> {
    const { requestId, request, responseStatusCode = 0, responseStatusText } = paused;
    if (!this.#takes(paused)) return target.send("Fetch.continueRequest", { requestId });
    const body = await takenContent(target, requestId);
    this.#taken.set(request.url, responseStatusCode < 400 ? body : undefined);
    const responseHeaders = paused.responseHeaders!.filter(({ name }) => !/^content-(encoding|length)$/i.test(name));
    const phrase = responseStatusText ? { responsePhrase: responseStatusText } : {};
    const answer = { requestId, responseCode: responseStatusCode, ...phrase, responseHeaders, body };
    await target.send("Fetch.fulfillRequest", answer);
  }

  #takes(paused: Paused): boolean {
    const { responseHeaders, responseStatusCode = 0 } = paused;
    if (!responseHeaders || (responseStatusCode >= 300 && responseStatusCode < 400)) return false;
    if (this.isOfLink(paused)) return true;
    return this.#teller !== this.tab && areOfFile(responseHeaders.map(({ name, value }) => [name, value]));
  }

  /** Python answers a request itself: the browser receives nothing that it could keep. */
  fulfilled({ request: { url }, resourceType }: Paused, { headers, base64 }: Fulfilled): void {
    if (resourceType === "Document" && this.areWanted && areOfFile(headers)) this.#taken.set(url, base64);
  }

  event(target: Target, method: string, params: unknown): void {
    if (method === "Network.responseReceived")
      this.#received(params as Protocol.Network.ResponseReceivedEvent, target);
    else if (method === "Page.downloadWillBegin") this.#begins(params as Began);
    else if (method === "Page.downloadProgress") {
      const { guid, state } = params as Protocol.Page.DownloadProgressEvent;
      this.tab.companion.downloads.get(guid)?.progress(state);
    }
  }

  #received(event: Protocol.Network.ResponseReceivedEvent, target: Target): void {
    const { requestId, type, frameId, response } = event;
    if (type === "Document" && frameId !== undefined)
      this.#answers.set(frameId, { request: requestId, url: response.url, target });
  }

  #begins({ guid, url, suggestedFilename, frameId }: Began): void {
    const teller = this.#teller;
    if (!teller.observes("download")) return;
    const { downloads } = this.tab.companion;
    if (downloads.has(guid)) return; // another target has reported it
    downloads.set(guid, new Download(this.#contentOf(url, frameId)));
    const facts = { download: guid, url, name: suggestedFilename, sure: true, disposition: "" };
    teller.tell({ kind: "download", frame: "main", ...facts });
  }

  /** What the page may take away is read at once. */
  #contentOf(url: string, frame: FrameId): Content {
    const taken = this.#taken.get(url);
    if (this.#taken.delete(url))
      return { now: taken === undefined ? Promise.reject(new Error(CANCELED)) : Promise.resolve(taken) };
    if (/^data:/i.test(url)) return { now: dataContent(url) };
    if (/^blob:/i.test(url)) return { now: blobContent(this.tab, frame, url) };
    const teller = this.#teller;
    if (teller !== this.tab) return { now: requestedContent(teller, url) }; // it had come before the companion could attach
    const answer = this.#answers.get(frame);
    // Of several links with `download` that are followed at once, the browser holds the response of the first one only.
    if (answer?.url !== url.split("#")[0]) return { now: requestedContent(teller, url) };
    return { later: () => receivedContent(answer.target, answer.request) };
  }
}

function areOfFile(headers: HeaderList): boolean {
  return isFile(header(headers, "content-disposition"), header(headers, "content-type"));
}
