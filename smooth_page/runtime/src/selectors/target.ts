/** From a target, a selector or a handle, to elements: at once, without waiting. */
import { elementOfRef } from "../aria/refs";
import type { Target } from "../contract";
import { Failure, type Call } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { bestSelector } from "./best";
import { isCustom } from "./custom";
import { Lookup, type Root } from "./lookup";
import { entersFrame, parse, type Chain } from "./parse";
import { preview } from "./preview";
import { queryChain } from "./query";

/** Where the last part of a chain is looked for. */
interface Place {
  root: Root;
  chain: Chain;
  realm: Realm;
}

/** Every match in document order; enters frames where the selector says so. Throws `selector` failures. */
export function queryAll(call: Call, target: Target): Element[] {
  if (target.handle) return [call.kernel.held(target.handle) as Element];
  const lookup = new Lookup(call.kernel);
  const place = locate(call, target, lookup);
  return place ? queryChain(lookup, place.root, place.chain) : [];
}

/**
 * The element the target stands for, or undefined when nothing matches now. Synchronous, no waiting.
 * Throws `strict` when the target is strict and matches more than one; `detached` when its handle is gone.
 */
export function resolve(call: Call, target: Target): Element | undefined {
  const found = queryAll(call, target);
  if (target.strict && found.length > 1) throw strictFailure(call, "{{target}}", found);
  return found[0];
}

/** Where the chain ends after its enter-frame parts. */
export function realmOfTarget(call: Call, target: Target): Realm | undefined {
  if (target.handle) return call.kernel.realmOf(call.kernel.held(target.handle) as Node);
  return locate(call, target, new Lookup(call.kernel))?.realm;
}

function locate(call: Call, target: Target, lookup: Lookup): Place | undefined {
  const { kernel } = call;
  const chain = parse(target.selector ?? "", (engine) => isCustom(kernel, engine));
  let root: Root = target.root ? (kernel.held(target.root) as Root) : call.realm.document;
  let realm: Realm = target.root ? (kernel.realmOf(root) ?? call.realm) : call.realm;
  // A reference tells the frame itself.
  const [first] = chain.parts;
  const [referred] = first?.engine === "aria-ref" ? elementOfRef(kernel, first.body) : [];
  if (referred) {
    realm = kernel.realmOf(referred) ?? realm;
    root = realm.document;
  }
  let rest = chain;
  for (let at; (at = rest.parts.findIndex(entersFrame)) >= 0; rest = slice(rest, at + 1)) {
    const inner = enter(call, lookup, root, slice(rest, 0, at), Boolean(target.strict));
    if (!inner) return undefined;
    realm = inner;
    root = realm.document;
  }
  return { root, chain: rest, realm };
}

function slice(chain: Chain, from: number, to?: number): Chain {
  const parts = chain.parts.slice(from, to);
  const capture = chain.capture === undefined ? -1 : chain.capture - from;
  const source = parts.map((part, index) => (index === capture ? "*" : "") + part.source).join(" >> ");
  return { source, parts, capture: parts[capture] && capture };
}

/** The realm inside of the frame that the chain finds; undefined while there is none. */
function enter(call: Call, lookup: Lookup, root: Root, chain: Chain, strict: boolean): Realm | undefined {
  const found = queryChain(lookup, root, chain);
  const selector = `{{selector:${JSON.stringify(chain.source)}}}`;
  if (strict && found.length > 1) throw strictFailure(call, selector, found);
  const [element] = found;
  if (!element) return undefined;
  if (!/^i?frame$/.test(element.localName))
    throw new Failure("selector", `Selector "${chain.source}" resolved to ${preview(element)}, <iframe> was expected`);
  const realm = call.kernel.realmIn(element);
  if (!realm) throw unreachable(element, selector);
  return realm;
}

function unreachable(element: Element, selector: string): Failure {
  return new Failure("unsupported", `${selector} is a frame of another origin (${element.getAttribute("src") ?? ""}), which a script in the page can't reach`);
}

const SHOWN = 10;

function strictFailure(call: Call, name: string, found: Element[]): Failure {
  const matches = found
    .slice(0, SHOWN)
    .map((element) => ({ preview: preview(element), selector: bestSelector(call.kernel, element) }));
  const lines = matches.map(
    (match, index) => `\n    ${index + 1}) ${match.preview} aka {{selector:${JSON.stringify(match.selector)}}}`,
  );
  if (found.length > SHOWN) lines.push("\n    ...");
  const message = `strict mode violation: ${name} resolved to ${found.length} elements:${lines.join("")}\n`;
  return new Failure("strict", message, { matches, count: found.length });
}
