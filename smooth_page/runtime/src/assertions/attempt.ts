/** One attempt of an assertion. */
import { isNode } from "../dom/kinds";
import { onDemand } from "../aria/snapshot";
import { Failure, type Running } from "../kernel/operation";
import { preview } from "../dom/preview";
import { queryAll, resolve } from "../selectors/target";
import { isWindow } from "../values/kinds";
import { toWire } from "../values/serialize";
import { attributes } from "./attributes";
import { contents, pages } from "./contents";
import { lists } from "./lists";
import type { ElementMatcher, ExpectCall, Seen } from "./matcher";
import { states } from "./states";

export interface Look {
  /** Undefined if there is no element and the matcher has no result for that. */
  matches: boolean | undefined;
  received: unknown;
  /** The element that was found, whose aria snapshot helps to understand a failure. */
  element?: Element;
  /** No element was found. */
  missing?: boolean;
  /** Lines for the call log. */
  lines: string[];
}

function aria(element: Element, { params }: ExpectCall): Seen {
  return onDemand.matchTemplate!(element, String(params.value ?? ""));
}

const elements: Record<string, ElementMatcher> = {
  ...states,
  ...contents,
  ...attributes,
  "to.match.aria": { see: aria },
};

export function* look(call: ExpectCall): Running<Look> {
  const { matcher, target } = call.params;
  const ofPage = pages[matcher];
  if (ofPage) return pageLook(call, ofPage(call));
  const ofList = lists[matcher];
  if (ofList) return listLook(call, ofList);
  const ofElement = elements[matcher];
  if (!ofElement) throw new Failure("argument", `Unknown expect matcher: ${matcher}`);
  // expect(page).to_match_aria_snapshot is about the body.
  const element = target ? resolve(call, target) : call.realm.document.body;
  if (!element) return { matches: ofElement.missing, received: undefined, missing: true, lines: [] };
  const seen = yield* seeing(ofElement, element, call);
  return { ...seen, element, lines: [`  locator resolved to ${preview(element)}`, ...unexpected(seen.received)] };
}

function* seeing(matcher: ElementMatcher, element: Element, call: ExpectCall): Running<Seen> {
  const seen = matcher.see(element, call);
  return "next" in seen ? yield* seen : seen;
}

function listLook(call: ExpectCall, matcher: (typeof lists)[string]): Look {
  const { target } = call.params;
  const found = target ? queryAll(call, target) : [];
  const seen = matcher(found, call);
  return { ...seen, lines: [`  locator resolved to ${found.length} elements`, ...unexpected(seen.received)] };
}

function pageLook(call: ExpectCall, seen: Seen): Look {
  const root = call.realm.document.documentElement as Element | null; // there is none before the first tag is parsed
  const resolved = root ? [`  locator resolved to ${preview(root)}`] : [];
  return { ...seen, lines: [...resolved, ...unexpected(seen.received)] };
}

/** Lists are shown in the message only. */
function unexpected(received: unknown): string[] {
  return Array.isArray(received) ? [] : [`  unexpected value "${shown(received)}"`];
}

function shown(received: unknown): string {
  if (typeof received === "function" || typeof received === "symbol") return "undefined";
  if (typeof received !== "object" || received === null) return String(received);
  // Nodes and windows have these names on the wire.
  return isNode(received) || isWindow(received) ? String(toWire(received)) : String(received);
}
