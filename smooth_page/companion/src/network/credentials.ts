/** HTTP credentials: what servers get that demand them. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { HttpCredentials } from "../../../runtime/src/commands";
import type { Target } from "../target";

export class Challenges {
  /** Requests that were given the credentials: a server that demands them again has refused them. */
  readonly #given = new Set<string>();

  constructor(private readonly target: Target) {}

  answer({ requestId, request }: Protocol.Fetch.AuthRequiredEvent): void {
    const authChallengeResponse = this.#answerTo(requestId, request.url);
    this.target.send("Fetch.continueWithAuth", { requestId, authChallengeResponse }).catch(() => {}); // it has ended
  }

  #answerTo(request: Protocol.Fetch.RequestId, url: string): Protocol.Fetch.AuthChallengeResponse {
    if (this.#given.delete(request)) return { response: "CancelAuth" };
    const fitting = this.target.tab.companion.memory.credentials.find((credentials) => isFor(credentials, url));
    if (!fitting) return { response: "Default" };
    this.#given.add(request);
    return { response: "ProvideCredentials", username: fitting.username, password: fitting.password };
  }
}

function isFor({ origin }: HttpCredentials, url: string): boolean {
  return origin === undefined || new URL(url).origin.toLowerCase() === new URL(origin).origin.toLowerCase();
}
