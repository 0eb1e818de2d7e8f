/** Goes through the history, reloads, and navigates frames. */
import type { Commands } from "../commands";
import { type Call, Failure, type Running, sleep } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { loaded } from "../waiting/loading";
import { until } from "../waiting/until";

/** Milliseconds within which a browser begins to go through the history, if there is an entry to go to. */
const BEGINS_WITHIN = 500;

/**
 * Scripts can't see the other entries of the history, so this tries and observes the result: the document is about to
 * be unloaded, or shows another entry of its own.
 */
export function* history(call: Call<Commands["page.history"]["params"]>): Running<Commands["page.history"]["result"]> {
  const { delta } = call.params;
  const windows = call.kernel.realms().map((realm) => realm.window);
  const main = call.kernel.main().window;
  if (main.history.length <= 1) return false;
  let moved: Commands["page.history"]["result"] = false;
  call.dispatched = true;
  yield* sleep(BEGINS_WITHIN, (wake) => {
    const notice = ({ type }: Event) => {
      moved = type === "popstate" ? "entry" : "document";
      wake();
    };
    for (const window of windows) {
      for (const event of ["beforeunload", "pagehide", "popstate"]) window.addEventListener(event, notice);
    }
    main.history.go(delta);
    return () => {
      for (const window of windows) {
        for (const event of ["beforeunload", "pagehide", "popstate"]) window.removeEventListener(event, notice);
      }
    };
  });
  return moved;
}

export function reload(call: Call): null {
  call.dispatched = true;
  call.kernel.main().window.location.reload();
  return null;
}

/** Navigates without a referrer. `replace`: replaces the present entry of the history. */
export function go(call: Call<Commands["page.go"]["params"]>): null {
  const { url, replace } = call.params;
  const { window, document } = call.kernel.main();
  const make = (name: string, attributes: Record<string, string>) =>
    Object.assign(document.createElementNS("http://www.w3.org/1999/xhtml", name), attributes) as HTMLElement;
  call.dispatched = true;
  if (replace) {
    document.documentElement.append(make("meta", { name: "referrer", content: "no-referrer" }));
    window.location.replace(url);
  } else make("a", { href: url, rel: "noreferrer" }).click();
  return null;
}

/** For frames other than the main one: the element stays, so the operation can wait here for the new document. */
export function* gotoFrame(call: Call<Commands["frame.goto"]["params"]>): Running<null> {
  const { url, waitUntil } = call.params;
  const frame = call.realm.id;
  const { document: from, element, window } = call.realm;
  const { origin } = window;
  const address = new URL(url, from.baseURI);
  let arrived = false;
  const arrive = () => {
    arrived = true;
  };
  element?.addEventListener("load", arrive);
  try {
    const stays = onlyFragment(call.realm, address);
    call.dispatched = true;
    window.location.href = address.href;
    if (stays) return null;
    const here = () => realmOf(call, frame);
    yield* until(call, () => (here() && here()?.document !== from) || arrived || undefined);
    if (here()) yield* loaded(call, waitUntil, () => call.kernel.realm(frame));
    else if (address.origin === origin)
      throw new Failure("not-found", `${address.href} did not load, or led to another origin`);
    return null;
  } finally {
    element?.removeEventListener("load", arrive);
  }
}

/** True if only the fragment differs, so that the document stays. */
function onlyFragment(realm: Realm, address: URL): boolean {
  const [here, there] = [realm.window.location.href, address.href].map((href) => href.split("#")[0]);
  return here === there && address.hash !== "";
}

/** Undefined while the frame shows a document of another origin, which is loaded but can't be reached. */
function realmOf(call: Call, frame: string): Realm | undefined {
  return call.kernel.realms().find((realm) => realm.id === frame);
}
