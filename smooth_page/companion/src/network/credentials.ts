/** HTTP credentials: what servers get that demand them. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { HttpCredentials } from "../../../runtime/src/commands";
import type { Target } from "../target";

/** Requests that were given the credentials: a server that demands them again has refused them. */
const given = new Set<string>();

export function answerChallenge(target: Target, { requestId, request }: Protocol.Fetch.AuthRequiredEvent): void {
  const refused = given.delete(requestId);
  const fitting = target.tab.companion.credentials.find((credentials) => isFor(credentials, request.url));
  const authChallengeResponse: Protocol.Fetch.AuthChallengeResponse =
    fitting && !refused
      ? { response: "ProvideCredentials", username: fitting.username, password: fitting.password }
      : { response: refused ? "CancelAuth" : "Default" };
  if (fitting && !refused) given.add(requestId);
  target.send("Fetch.continueWithAuth", { requestId, authChallengeResponse }).catch(() => {}); // the request has ended
}

function isFor({ origin }: HttpCredentials, url: string): boolean {
  return origin === undefined || new URL(url).origin.toLowerCase() === new URL(origin).origin.toLowerCase();
}
