/** Navigations that scripts and users begin in the document, as far as it takes to begin the last one again. */
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "../kernel/kernel";

interface Begun {
  /** push, replace, reload or traverse. */
  type: string;
  url: string;
  /** Of the history's entry. */
  key: string;
}

type NavigationOf = EventTarget & { traverseTo(key: string): unknown };

type Entered = Record<string, ((secret: string) => Kernel | undefined) | undefined>;

export class Navigations {
  #last: Begun | undefined;
  #isAgain = false;

  constructor(private readonly kernel: Kernel) {
    this.#navigation()?.addEventListener("navigate", (event) =>
      kernel.inside(() => {
        const { navigationType, destination, hashChange } = event as NavigateEvent;
        if (hashChange || destination.sameDocument) return;
        this.#last = { type: navigationType, url: destination.url, key: destination.key };
      }),
    );
  }

  /**
   * Begins it again. Returns false for one that has not begun here. `isFirst`: the window was opened for it. `form`: what a
   * form has posted; the history's entry is one of a posted form, too, which a reload posts again.
   */
  again(url: string, isFirst: boolean, form?: string): boolean {
    return this.kernel.inside(() => {
      const last = this.#last;
      this.#last = undefined;
      const { window } = this.kernel.main();
      if (isFirst && this.#fromOpener(window, url)) return true;
      if (!last || last.url.split("#")[0] !== url.split("#")[0]) return false;
      if (last.type === "traverse" && !last.key) return false;
      this.#isAgain = true;
      if (form !== undefined && last.type === "push" && window.document.characterSet === "UTF-8") this.#post(last.url, form);
      else this.kernel.outside(() => begin(window, last, () => this.#navigation()?.traverseTo(last.key)));
      return true;
    });
  }

  #post(url: string, text: string): void {
    const { document } = this.kernel.main().window;
    const form = document.createElement("form");
    form.method = "post";
    form.action = url;
    new URLSearchParams(text).forEach((value, name) => {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    });
    document.documentElement.append(form);
    this.kernel.native(form, "submit");
    form.remove();
  }

  /** Whether the last navigation was begun again. Asked once about each. */
  takeAgain(): boolean {
    const isAgain = this.#isAgain;
    this.#isAgain = false;
    return isAgain;
  }

  /** Has the opener's document begin it: it is the referrer, and stays the opener. */
  #fromOpener(window: Window, url: string): boolean {
    const { name, secret } = this.kernel.entry;
    try {
      const opener = (window.opener as Entered | null)?.[name]?.(secret);
      opener?.channel?.navigations.lead(window, url);
      return opener?.channel !== undefined;
    } catch {
      return false; // the opener shows another origin by now
    }
  }

  /** Leads another window to an address. */
  lead({ location }: Window, url: string): void {
    this.kernel.outside(() => location.replace(url));
  }

  #navigation(): NavigationOf | undefined {
    return (this.kernel.main().window as { navigation?: NavigationOf }).navigation;
  }
}

function begin({ location }: Window, { type, url }: Begun, traverse: () => void): void {
  if (type === "traverse") traverse();
  else if (type === "reload") location.reload();
  else if (type === "replace") location.replace(url);
  else location.assign(url);
}
