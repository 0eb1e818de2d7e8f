/** The passkeys of a session: a virtual authenticator in each tab, and all of them know the same passkeys. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Passkey } from "../../../runtime/src/commands";
import type { Companion } from "../companion";
import type { Tab } from "../tab";

const OPTIONS = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

type Report = Protocol.WebAuthn.CredentialAddedEvent | Protocol.WebAuthn.CredentialAssertedEvent;

export class Passkeys {
  /** By id. */
  readonly #known = new Map<string, Passkey>();
  /** What the browser calls the authenticator of a tab. */
  readonly #authenticators = new Map<Tab, Promise<string>>();
  #isInstalled = false;

  constructor(private readonly companion: Companion) {}

  get all(): Passkey[] {
    return [...this.#known.values()];
  }

  /** From now on, pages find the authenticator. */
  async install(): Promise<void> {
    this.#isInstalled = true;
    await Promise.all(this.companion.tabs.all.map((tab) => this.begin(tab)));
  }

  /** Rejects if a browser does not accept it. */
  async add(passkey: Passkey): Promise<void> {
    const before = this.#known.has(passkey.id);
    this.#known.set(passkey.id, passkey);
    await Promise.all([...this.#authenticators.keys()].map((tab) => this.#give(tab, passkey, before)));
  }

  async remove(id: string): Promise<void> {
    this.#known.delete(id);
    await Promise.all([...this.#authenticators.keys()].map((tab) => this.#take(tab, id)));
  }

  /** A tab gets an authenticator, if pages are to find one. */
  async begin(tab: Tab): Promise<void> {
    if (!this.#isInstalled || this.#authenticators.has(tab)) return;
    this.#authenticators.set(tab, this.#made(tab));
    await Promise.all(this.all.map((passkey) => this.#give(tab, passkey, false)));
  }

  async #made({ page }: Tab): Promise<string> {
    const enabled = page.send("WebAuthn.enable", {});
    const added = page.send("WebAuthn.addVirtualAuthenticator", { options: OPTIONS });
    await enabled;
    return (await added).authenticatorId;
  }

  end(tab: Tab): void {
    this.#authenticators.delete(tab);
  }

  async #give(tab: Tab, passkey: Passkey, replace: boolean): Promise<void> {
    if (replace) await this.#take(tab, passkey.id);
    const authenticatorId = await this.#authenticators.get(tab)!;
    await tab.page.send("WebAuthn.addCredential", { authenticatorId, credential: toBrowser(passkey) });
  }

  async #take(tab: Tab, id: string): Promise<void> {
    const authenticatorId = await this.#authenticators.get(tab)!;
    const gone = tab.page.send("WebAuthn.removeCredential", { authenticatorId, credentialId: toPlain(id) });
    await gone.catch(() => {}); // it does not have it
  }

  event(tab: Tab, method: string, params: unknown): void {
    if (method === "WebAuthn.credentialAdded" || method === "WebAuthn.credentialAsserted")
      this.#changed(tab, fromBrowser((params as Report).credential));
  }

  /** A page has registered a passkey, or used one: the other tabs get it, with its counter. */
  #changed(tab: Tab, passkey: Passkey): void {
    if (JSON.stringify(this.#known.get(passkey.id)) === JSON.stringify(passkey)) return; // one that was given to it
    this.#known.set(passkey.id, passkey);
    for (const other of this.#authenticators.keys())
      if (other !== tab) void this.#give(other, passkey, true).catch(() => {}); // it is closed
  }
}

function toBrowser({ id, userHandle, privateKey, ...facts }: Passkey): Protocol.WebAuthn.Credential {
  const { isResidentCredential, rpId, signCount } = facts;
  return {
    credentialId: toPlain(id),
    privateKey: toPlain(privateKey),
    userHandle: toPlain(userHandle),
    isResidentCredential,
    rpId,
    signCount,
  };
}

function fromBrowser(credential: Protocol.WebAuthn.Credential): Passkey {
  const { credentialId, isResidentCredential, rpId = "", privateKey, userHandle = "", signCount } = credential;
  return {
    id: toUrl(credentialId),
    rpId,
    userHandle: toUrl(userHandle),
    privateKey: toUrl(privateKey),
    signCount,
    isResidentCredential,
  };
}

/** base64url as base64. */
function toPlain(text: string): string {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return plain + "=".repeat((4 - (plain.length % 4)) % 4);
}

function toUrl(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
