/** Python's decisions about requests, and what servers are to be given that demand credentials. */
import type { Commands } from "../../../runtime/src/commands";
import type { Decision } from "../../../runtime/src/contract";
import type { SyncRequest } from "../../../runtime/src/companion/sync_requests";
import type { Power } from "./powers";

interface Decided {
  request: string;
  decision: Decision;
}

interface Powers {
  "routes.decide": Power<Decided>;
  "routes.sync": Power<SyncRequest>;
  "network.credentials": Power<Commands["network.credentials"]["params"]>;
}

export const routes: Powers = {
  async "routes.decide"({ document }, { request, decision }) {
    await document.target.tab.routing.decide(request, decision);
    return null;
  },

  async "routes.sync"({ document }, request) {
    await document.target.tab.routing.synchronous(request);
    return null;
  },

  async "network.credentials"({ companion }, { credentials }) {
    await companion.identify(credentials);
    return null;
  },
};
