/** Replaces the content of a document. */
import type { Commands } from "../commands";
import { type Call, Failure, type Running, runWithin, settled } from "../kernel/operation";
import { loaded } from "../waiting/loading";
import { intoSink } from "../dom/trusted_types";

/** The address stays. Listeners of the document and its window are removed, as in Playwright. */
export function* setContent(call: Call<Commands["page.setContent"]["params"]>): Running<null> {
  const { html, waitUntil } = call.params;
  call.dispatched = true;
  yield* open(call);
  notesLists(call);
  const { document, window, id } = call.realm;
  const { interceptor } = call.kernel;
  if (interceptor) yield* interceptor.put({ window, frame: id }, html);
  else {
    follow(call);
    // Its scripts run meanwhile, with the page's own builtins: an installed clock, polyfills.
    call.kernel.outside(() => {
      intoSink(window, "HTML", html, (text) => document.write(text));
      document.close();
    });
  }
  yield* loaded(call, waitUntil);
  return null;
}

/** Notes how far its loading is, as it is reported. The browser considers it complete as soon as its text is. */
function follow({ kernel, realm: { document, window } }: Call): void {
  const reaches = (state: DocumentReadyState) => (event: Event) => {
    if (event.target !== document) return;
    kernel.inside(() => {
      kernel.written.set(document, state);
      kernel.look();
    });
  };
  kernel.written.set(document, "loading");
  kernel.look();
  document.addEventListener("DOMContentLoaded", reaches("interactive"), { capture: true, once: true });
  window.addEventListener("load", reaches("complete"), { capture: true, once: true });
}

/** Lists that its scripts get from `matchMedia` must notice later changes of emulated media. */
function notesLists(call: Call): void {
  const emulating = call.kernel.operation("page.emulateMedia");
  if (emulating) runWithin(call, emulating, {});
}

/**
 * `document.open` gives the document the URL of the document whose script is running, so for a frame a task of the
 * frame has to call it.
 */
function* open(call: Call): Running<void> {
  const { document, window } = call.realm;
  try {
    if (document === call.kernel.main().document) document.open();
    else yield* settled(window.Promise.resolve().then(window.Function.prototype.bind.call(document.open, document)));
  } catch (error) {
    const { name, message } = error as DOMException; // documents that are not HTML can't be written
    throw new Failure("script", `${name}: ${message}`);
  }
}
