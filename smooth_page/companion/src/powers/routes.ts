/** Python's decisions about requests, and what servers are to be given that demand credentials. */
import type { Commands } from "../../../runtime/src/commands";
import type { Decision } from "../../../runtime/src/contract";
import type { Power } from "./powers";

interface Decided {
  request: string;
  decision: Decision;
}

export const routes: { "routes.decide": Power<Decided>; "network.credentials": Power<Commands["network.credentials"]["params"]> } = {
  async "routes.decide"({ document }, { request, decision }) {
    await document.target.tab.routing.decide(request, decision);
    return null;
  },

  async "network.credentials"({ companion }, { credentials }) {
    await companion.identify(credentials);
    return null;
  },
};
