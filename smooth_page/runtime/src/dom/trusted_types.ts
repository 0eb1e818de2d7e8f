/** Strings for sinks that Trusted Types guard: plain if the page allows it, otherwise through a policy of our own. */
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

/** Passes the text to the sink. Throws a `csp` failure if the page allows no policy of ours. */
export function intoSink(window: Window, kind: Kind, text: string, sink: (text: string) => void): void {
  try {
    sink(text);
  } catch (error) {
    if (!isTypeError(error)) throw error;
    // The sink accepts a trusted value, which its type does not say.
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
    // Reported below: the page's `trusted-types` directive does not list our name.
  }
  throw new Failure("csp", `The page's Content Security Policy allows neither strings here nor the Trusted Types policy "${POLICY_NAME}"`);
}
