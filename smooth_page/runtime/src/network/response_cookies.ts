/** Sets the cookies of a fulfilled answer, as far as a script can: not those that are hidden from scripts. */
import type { HeaderList } from "./decisions";

/** Several cookies in one header are separated by newlines. */
export function setCookies({ document, location }: Window, url: string, headers: HeaderList): void {
  if (new URL(url).origin !== location.origin) return;
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== "set-cookie") continue;
    for (const cookie of value.split("\n")) if (!/;\s*httponly/i.test(cookie)) document.cookie = cookie;
  }
}
