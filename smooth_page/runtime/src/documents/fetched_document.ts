/** Fetches a document from the network that will be written into another one. */
import type { Kernel } from "../kernel/kernel";
import { type Running, settled } from "../kernel/operation";
import { type Timed, timingOf } from "../network/timing";
import type { HeaderList } from "../network/decisions";
import { interceptorOf } from "./interceptor_of";
import { askNetwork, type DocumentRequest, isDocument, isOwn } from "../network/own_requests";

export interface Answer {
  url: string;
  redirected: boolean;
  status: number;
  statusText: string;
  headers: HeaderList;
  timing: Record<string, number>;
  /** The protocol as the browser names it; empty if the browser has not timed the request yet. */
  protocol: string;
  bytes: Uint8Array;
}

/** Undefined if it can't be written into a document of the origin. */
export function* fetched(kernel: Kernel, request: DocumentRequest, more: RequestInit): Running<Answer | undefined> {
  const { window } = kernel.main();
  (kernel.unreported ??= new Set()).add(request.url);
  try {
    const response = yield* settled(askNetwork(interceptorOf(kernel), window, request, more));
    if (!isDocument(window, response, isOwn(request))) return undefined;
    const bytes = new Uint8Array((yield* settled(response.arrayBuffer())) as ArrayBuffer);
    const { url, redirected, status, statusText } = response;
    const timed = window.performance.getEntriesByName(url, "resource").at(-1) as Timed | undefined;
    const [timing, protocol] = timed ? [timingOf(timed), timed.nextHopProtocol] : [{}, ""];
    return { url, redirected, status, statusText, headers: [...response.headers], timing, protocol, bytes };
  } catch {
    return undefined;
  }
}
