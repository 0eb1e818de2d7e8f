/** The body of a form, reported when the browser is about to post it, because it can't be read afterwards. */
import type { NavigateEvent } from "../dom/navigate_event";
import { randomName } from "../kernel/random";
import type { WatchedWindow } from "../events/watched_window";

type Entry = [name: string, value: FormDataEntryValue];

/** For forms of the main frame; the result becomes part of the news `posted`. */
export function watchPosts({ kernel, window, frame }: WatchedWindow): void {
  if (frame !== "main") return;
  kernel.describePost = (event) => {
    const { url } = event.destination;
    const { type, body } = encodedBy(event);
    const added = kernel.interceptor?.browsersHeaders({ window, frame }, url, "POST") ?? [];
    return { headers: [...added, ["content-type", type]], postData: body };
  };
}

/** The encoded form, without the contents of files. */
export function encodedBy(event: NavigateEvent): { type: string; body: string } {
  return encoded([...(event.formData as FormData)], encodingOf(event.sourceElement));
}

/** Read from the prototype, because fields of a form hide properties with their names. */
function encodingOf(source: Element | null | undefined): string {
  const read = (element: Element | null | undefined, name: string) =>
    element ? Element.prototype.getAttribute.call(element, name) : null;
  const form = source instanceof HTMLFormElement ? source : (source as HTMLButtonElement | null | undefined)?.form;
  return (read(source, "formenctype") ?? read(form, "enctype") ?? "").toLowerCase();
}

function encoded(entries: Entry[], encoding: string): { type: string; body: string } {
  if (encoding === "multipart/form-data") return multipart(entries);
  const texts = entries.map(([name, value]): [string, string] => [lines(name), lines(typeof value === "string" ? value : value.name)]);
  if (encoding === "text/plain") return { type: encoding, body: texts.map(([name, value]) => `${name}=${value}\r\n`).join("") };
  return { type: "application/x-www-form-urlencoded", body: `${new URLSearchParams(texts)}` };
}

/** Without the contents of files. The browser's own boundary is not known. */
function multipart(entries: Entry[]): { type: string; body: string } {
  const boundary = `----WebKitFormBoundary${randomName()}`;
  const parts = entries.map(([name, value]) => {
    const file = typeof value === "string" ? undefined : value;
    const more = file ? `; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type || "application/octet-stream"}` : "";
    return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(lines(name))}"${more}\r\n\r\n${file ? "" : lines(value as string)}\r\n`;
  });
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join("")}--${boundary}--\r\n` };
}

function lines(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

function quoted(text: string): string {
  return text.replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/"/g, "%22");
}
