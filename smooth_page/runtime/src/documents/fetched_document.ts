/** What the network answers to the request of a document, as far as it can be written into another. */
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
  /** As the browser calls what was spoken; empty where it has not timed it yet. */
  protocol: string;
  bytes: Uint8Array;
}

/** Undefined: nothing that can be written into a document of the origin. */
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
