/** Resolves a target, a selector or a handle, to elements: at once, without waiting. */
import { elementOfRef, frameOfRef } from "../aria/refs";
import type { FrameId, Target } from "../contract";
import { Failure, type Call } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { bestSelector } from "./best";
import { isCustom } from "./custom";
import { Lookup, type Root } from "./lookup";
import { entersFrame, inAnyFrame, parse, type Chain } from "./parse";
import { preview } from "../dom/preview";
import { queryChain } from "./query";

/** Where the last part of a chain is searched. */
interface Place {
  root: Root;
  chain: Chain;
  realm: Realm;
}

/** Every match in document order. Enters frames if the selector says so. Throws `selector` failures. */
export function queryAll(call: Call, target: Target): Element[] {
  if (target.handle) return [call.kernel.held(target.handle) as Element];
  const lookup = new Lookup(call.kernel);
  const place = locate(call, target, lookup);
  return place ? queryChain(lookup, place.root, place.chain) : [];
}

/**
 * The element of the target, or undefined if nothing matches now. Synchronous, without waiting. Throws `strict` if the
 * target is strict and has more than one match, and `detached` if its handle is disposed.
 */
export function resolve(call: Call, target: Target): Element | undefined {
  const found = queryAll(call, target);
  if (target.strict && found.length > 1) throw strictFailure(call, "{{target}}", found);
  return found[0];
}

/** The scope after the chain's enter-frame parts. */
export function realmOfTarget(call: Call, target: Target): Realm | undefined {
  if (target.handle) return call.kernel.realmOf(call.kernel.held(target.handle) as Node);
  return locate(call, target, new Lookup(call.kernel))?.realm;
}

function locate(call: Call, target: Target, lookup: Lookup): Place | undefined {
  const { kernel } = call;
  const chain = parse(target.selector ?? "", (engine) => isCustom(kernel, engine));
  const strict = Boolean(target.strict);
  let root: Root = target.root ? (kernel.held(target.root) as Root) : call.realm.document;
  let realm: Realm = target.root ? (kernel.realmOf(root) ?? call.realm) : call.realm;
  const [first] = chain.parts;
  if (first && inAnyFrame(first)) return searchFrames(call, lookup, realm, slice(chain, 1), strict);
  // A reference determines the frame itself.
  const [referred] = first?.engine === "aria-ref" ? elementOfRef(kernel, first.body) : [];
  const frame = first?.engine === "aria-ref" ? frameOfRef(kernel, first.body) : undefined;
  if (frame) throw unreachable(kernel.frameElement(frame), `{{selector:${JSON.stringify(first!.source)}}}`, { frame, rest: chain.source });
  if (referred) {
    realm = kernel.realmOf(referred) ?? realm;
    root = realm.document;
  }
  return follow(call, lookup, { root, chain, realm }, strict);
}

/** Enters the frames that the chain names, one after the other. */
function follow(call: Call, lookup: Lookup, start: Place, strict: boolean): Place | undefined {
  let { root, chain, realm } = start;
  for (let at; (at = chain.parts.findIndex(entersFrame)) >= 0; chain = slice(chain, at + 1)) {
    const inner = enter(call, lookup, root, slice(chain, 0, at), strict, () => slice(chain, at + 1).source);
    if (!inner) return undefined;
    realm = inner;
    root = realm.document;
  }
  return { root, chain, realm };
}

/** The only frame, this one or any below it, in which the chain has a match. */
function searchFrames(call: Call, lookup: Lookup, top: Realm, chain: Chain, strict: boolean): Place | undefined {
  let found: Place | undefined;
  for (const realm of call.kernel.realms()) {
    if (!within(realm, top)) continue;
    const place = follow(call, lookup, { root: realm.document, chain, realm }, strict);
    if (!place || !queryChain(lookup, place.root, place.chain).length) continue;
    if (found) throw new Failure("selector", "frameLocator() matched elements in multiple frames.");
    found = place;
  }
  return found;
}

function within(realm: Realm, top: Realm): boolean {
  for (let at: Realm | undefined = realm; at; at = at.parent) {
    if (at.window === top.window) return true;
  }
  return false;
}

function slice(chain: Chain, from: number, to?: number): Chain {
  const parts = chain.parts.slice(from, to);
  const capture = chain.capture === undefined ? -1 : chain.capture - from;
  const source = parts.map((part, index) => (index === capture ? "*" : "") + part.source).join(" >> ");
  return { source, parts, capture: parts[capture] && capture };
}

/** The realm in the frame that the chain finds. Undefined while there is none. */
function enter(
  call: Call,
  lookup: Lookup,
  root: Root,
  chain: Chain,
  strict: boolean,
  rest: () => string,
): Realm | undefined {
  const found = queryChain(lookup, root, chain);
  const selector = `{{selector:${JSON.stringify(chain.source)}}}`;
  if (strict && found.length > 1) throw strictFailure(call, selector, found);
  const [element] = found;
  if (!element) return undefined;
  if (!/^i?frame$/.test(element.localName))
    throw new Failure("element", `Selector "${chain.source}" resolved to ${preview(element)}, <iframe> was expected`);
  const realm = call.kernel.realmIn(element);
  if (!realm) throw unreachable(element, selector, { frame: call.kernel.frameIdOf(element)!, rest: rest() });
  return realm;
}

function unreachable(element: Element | undefined, selector: string, details: { frame: FrameId; rest: string }): Failure {
  return new Failure(
    "frame",
    `${selector} is a frame of another origin (${element?.getAttribute("src") ?? ""}), which a script in the page can't reach`,
    details,
  );
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
