/**
 * `emulate_media`, and the size of the viewport in media queries, as far as a script in the page can emulate them.
 *
 * Supported, in every frame of the page's origin: `matchMedia` and its lists (`change` events for lists made after the
 * first emulation); @media and @import conditions and `media` attributes of style sheets of the page's own origin,
 * including adopted sheets, shadow roots and later additions; <source media>.
 *
 * Not supported: style sheets of other origins without CORS; what the browser itself draws differently (form controls,
 * system colors, the canvas, `light-dark()`); a print layout; frames of other origins. The emulation ends with the
 * document; Python requests it again in the next one.
 */
import type { Commands } from "../../commands";
import type { Kernel } from "../../kernel/kernel";
import type { Call } from "../../kernel/operation";
import { applyToLists } from "./lists";
import type { Emulated } from "./queries";
import { applyToDocument } from "./sheets";

interface State {
  emulated: Emulated;
  observer: MutationObserver;
  loaded: (event: Event) => void;
}

const states = new WeakMap<Kernel, State>();
const SHEETS = "style, link, source";

export function emulateMedia(call: Call<Commands["page.emulateMedia"]["params"]>): null {
  const { kernel } = call;
  const state = stateOf(kernel);
  const { viewport, screen, ...features } = call.params;
  for (const [name, value] of Object.entries(features)) set(state.emulated, name as Feature, value);
  if (viewport !== undefined) Object.assign(state.emulated, { viewport: viewport ?? undefined, screen });
  apply(kernel, state);
  return null;
}

type Feature = Exclude<keyof Emulated, "viewport" | "screen">;

/** "null" ends the emulation of a feature. Browsers treat the color scheme "no-preference" as light. */
function set(emulated: Emulated, name: Feature, value: string | undefined): void {
  if (value === undefined || value === null) return;
  if (value === "null") delete emulated[name];
  else Object.assign(emulated, { [name]: name === "colorScheme" && value === "no-preference" ? "light" : value });
}

function stateOf(kernel: Kernel): State {
  let state = states.get(kernel);
  if (!state) states.set(kernel, (state = makeState(kernel)));
  return state;
}

function makeState(kernel: Kernel): State {
  const again = () => apply(kernel, state);
  const state: State = {
    emulated: {},
    observer: new MutationObserver((records) => kernel.inside(() => records.some(addsSheet) && again())),
    // A <link>'s rules come after its element. Load events do not bubble, but can be captured.
    loaded: ({ target }) => kernel.inside(() => isSheet(target as Node) && again()),
  };
  return state;
}

/** `document.open` removes listeners, and the new content has style sheets of its own. */
export function emulateAgain(kernel: Kernel): void {
  const state = states.get(kernel);
  if (state) apply(kernel, state);
}

function apply(kernel: Kernel, state: State): void {
  for (const realm of kernel.realms()) {
    // Functions of the page are replaced outside the guard, which would restore the original.
    kernel.outside(() => applyToLists(realm, state.emulated, (action) => kernel.inside(action)));
    applyToDocument(realm, state.emulated);
    // Both do nothing the second time; `document.open` removes listeners.
    state.observer.observe(realm.document, { childList: true, subtree: true });
    realm.document.addEventListener("load", state.loaded, true);
  }
}

function addsSheet(record: MutationRecord): boolean {
  return [...record.addedNodes].some((node) => isSheet(node) || (node as Element).querySelector?.(SHEETS));
}

function isSheet(node: Node): boolean {
  return (node as Element).matches?.(`${SHEETS}, iframe`) ?? false;
}
