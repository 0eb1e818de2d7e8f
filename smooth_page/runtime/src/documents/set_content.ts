/** A document's content replaced by a text. */
import type { Commands } from "../commands";
import { type Call, Failure, type Running, settled } from "../kernel/operation";
import { loaded } from "../waiting/loading";
import { intoSink } from "../dom/trusted_types";

/** The address stays; listeners of the document and its window go, as natively. */
export function* setContent(call: Call<Commands["page.setContent"]["params"]>): Running<null> {
  const { html, waitUntil } = call.params;
  call.dispatched = true;
  yield* open(call);
  notesLists(call);
  const { document, window, id } = call.realm;
  const { interceptor } = call.kernel;
  if (interceptor) yield* interceptor.put({ window, frame: id }, html);
  else {
    // Its scripts run meanwhile, and meet the page's builtins: a clock that is installed, polyfills.
    call.kernel.outside(() => {
      intoSink(window, "HTML", html, (text) => document.write(text));
      document.close();
    });
  }
  yield* loaded(call, waitUntil);
  return null;
}

/** What its scripts make of `matchMedia` is to hear of what is emulated later. */
function notesLists(call: Call): void {
  call.kernel.operation("page.emulateMedia")?.run(Object.create(call, { params: { value: {} } }) as Call);
}

/**
 * `document.open` gives a document the address of the one whose script is running, so for a frame it has to be called
 * by a job of the frame's own.
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
