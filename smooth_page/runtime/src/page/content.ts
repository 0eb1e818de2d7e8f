/** A document as text, out and in. */
import type { Commands } from "../commands";
import { type Call, Failure, type Running, settled } from "../kernel/operation";
import { loaded } from "../waiting/loading";
import { intoSink } from "./trusted";

export function content(call: Call): string {
  const { document } = call.realm;
  return doctype(document.doctype) + (document.documentElement?.outerHTML ?? "");
}

function doctype(node: DocumentType | null): string {
  if (!node) return "";
  const { name, publicId, systemId } = node;
  const ids = publicId ? ` PUBLIC "${publicId}"${systemId ? ` "${systemId}"` : ""}` : systemId ? ` SYSTEM "${systemId}"` : "";
  return `<!DOCTYPE ${name}${ids}>`;
}

/** The address stays; listeners of the document and its window go, as natively. */
export function* setContent(call: Call<Commands["page.setContent"]["params"]>): Running<null> {
  const { html, waitUntil } = call.params;
  call.dispatched = true;
  yield* open(call);
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

export function title(call: Call): string {
  return call.realm.document.title;
}
