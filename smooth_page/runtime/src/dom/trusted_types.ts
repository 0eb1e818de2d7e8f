/** Strings for sinks that Trusted Types guard: as they are where the page allows it, else through a policy of ours. */
import { Failure } from "../kernel/operation";

type Kind = "HTML" | "Script" | "ScriptURL";
interface Policy {
  createHTML(text: string): unknown;
  createScript(text: string): unknown;
  createScriptURL(text: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): Policy;
}

const POLICY_NAME = "smooth-page";
const policies = new WeakMap<Window, Policy>();

/** Gives the text to the sink. Throws a `csp` failure when the page's policy lets nobody create such values. */
export function intoSink(window: Window, kind: Kind, text: string, sink: (text: string) => void): void {
  try {
    sink(text);
  } catch (error) {
    if (!isTypeError(error)) throw error;
    // The sink takes a trusted value, which its type does not say.
    sink(policyOf(window)[`create${kind}`](text) as string);
  }
}

function isTypeError(error: unknown): boolean {
  return (error as Error | undefined)?.name === "TypeError";
}

function policyOf(window: Window): Policy {
  const known = policies.get(window);
  if (known) return known;
  const factory = (window as { trustedTypes?: Factory }).trustedTypes;
  try {
    const same = (text: string) => text;
    const rules = { createHTML: same, createScript: same, createScriptURL: same };
    const policy = factory?.createPolicy(POLICY_NAME, rules);
    if (policy) {
      policies.set(window, policy);
      return policy;
    }
  } catch {
    // Told below: the page's `trusted-types` directive does not list our name.
  }
  throw new Failure("csp", `The page's Content Security Policy allows neither strings here nor the Trusted Types policy "${POLICY_NAME}"`);
}
