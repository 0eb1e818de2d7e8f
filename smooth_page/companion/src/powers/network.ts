/** What is asked about requests and responses that were reported. */
import type { Commands } from "../../../runtime/src/commands";
import type { NetworkRequest } from "../network/requests";
import { bodiesOf, bodyOf, recordedOf } from "../network/bodies";
import type { Asker, Power } from "./powers";

type Powers = {
  [Op in "network.facts" | "network.body" | "network.bodies" | "network.kept" | "network.recorded"]: Power<Commands[Op]["params"]>;
} & { "network.sync": Power; "network.idle": Power<{ frame: string }>; "network.document": Power<{ frame: string }> };

export const network: Powers = {
  /** Resolves when all news of what has happened until now have been sent to the document. */
  async "network.sync"({ document }) {
    await document.target.tab.news.settled();
    return null;
  },

  async "network.idle"({ document }, { frame }) {
    await document.target.tab.network.idle(document, frame);
    return null;
  },

  /** The news of the request that brought a frame's document, and of those that were redirected to it; null: there is none. */
  async "network.document"({ document }, { frame }) {
    const { network, news } = document.target.tab;
    await news.settled();
    return (await network.documentRequest(document, frame))?.chain ?? null;
  },

  /** Waits until they are known. */
  async "network.facts"(asker, { request: id, until }) {
    const request = known(asker, id);
    await request.until(() => request.isAnswered && (until === "answered" || !!request.end));
    return { ...request.facts, news: request.items };
  },

  async "network.kept"({ document }) {
    return document.target.tab.network.latest();
  },

  async "network.bodies"({ companion }, { requests }) {
    return bodiesOf(requests, companion.tabs.all);
  },

  async "network.recorded"({ companion }, { requests }) {
    return recordedOf(requests, companion.tabs.all);
  },

  async "network.body"(asker, { request: id }) {
    const request = known(asker, id);
    await request.until(() => !!request.end);
    return bodyOf(request, asker.document.target.tab);
  },
};

function known({ companion }: Asker, id: string): NetworkRequest {
  for (const tab of companion.tabs.all) {
    const request = tab.network.request(id);
    if (request) return request;
  }
  throw new Error("Response body is unavailable: the browser does not keep it any more");
}
