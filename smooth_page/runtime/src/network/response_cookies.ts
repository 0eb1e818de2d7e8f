/** Cookies that a fulfilled answer sets, as far as a script can: not those that are to be hidden from scripts. */
import type { HeaderList } from "./decisions";

/** A header of several cookies has one in each line. */
export function setCookies({ document, location }: Window, url: string, headers: HeaderList): void {
  if (new URL(url).origin !== location.origin) return;
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== "set-cookie") continue;
    for (const cookie of value.split("\n")) if (!/;\s*httponly/i.test(cookie)) document.cookie = cookie;
  }
}
