/** The DevTools protocol, by the companion. */
import type { Integer } from "../contract";
import type { None, StreamPiece } from "./values";

/** `error`: the browser's. `unsupported`: why the companion does not send the command. `closed`: the session has ended. */
export interface DevtoolsAnswer {
  result?: Record<string, unknown>;
  error?: string;
  unsupported?: string;
  closed?: boolean;
}

/** What a virtual authenticator keeps, in base64url. `privateKey`: PKCS#8. */
export interface Passkey {
  id: string;
  rpId: string;
  userHandle: string;
  privateKey: string;
  signCount: Integer;
  isResidentCredential: boolean;
}

export interface DevtoolsCommands {
  /** Opens a DevTools session with the frame's target; null: it shares the one of the frame around it. */
  "devtools.open": { params: None; result: string | null };
  /** Sends a DevTools command. Repeated with the same `id` it waits for the same answer. */
  "devtools.send": {
    params: { session: string; id: string; method: string; params: Record<string, unknown> };
    result: DevtoolsAnswer;
  };
  "devtools.close": { params: { session: string }; result: null };
  /** The session's virtual authenticators get them; pages find the authenticators once they are `installed`. */
  "passkeys.give": { params: { installed: boolean; passkeys: Passkey[] }; result: null };
  "passkeys.remove": { params: { id: string }; result: null };
  "passkeys.read": { params: None; result: Passkey[] };
  /** Begins a performance trace of the browser. */
  "trace.start": { params: { categories: string[] }; result: null };
  /** Returns its first piece. */
  "trace.stop": { params: None; result: StreamPiece };
  /** Waits for the pictures of calls that were stopped, and reports them. */
  "trace.pictures": { params: None; result: null };
  "page.collectGarbage": { params: None; result: null };
}
