/** `matchMedia` under emulation: lists match the emulated media, and fire `change` when that changes. */
import type { Realm } from "../../kernel/realms";
import { type Emulated, rewrite } from "./queries";

// The browser's own builtins, because this code is called outside the guard.
const { defineProperty, getOwnPropertyDescriptor } = Object;

type Inside = <T>(action: () => T) => T;
type Matches = (this: MediaQueryList) => boolean;

/** A window whose `matchMedia` is replaced. */
class Lists {
  emulated: Emulated = {};
  private readonly made: { list: WeakRef<MediaQueryList>; matched: boolean }[] = [];
  private readonly matchMedia: Window["matchMedia"];
  private readonly realMatches: Matches;

  constructor(
    private readonly window: Window & typeof globalThis,
    private readonly inside: Inside,
  ) {
    this.matchMedia = window.matchMedia;
    const { prototype } = window.MediaQueryList;
    const real = getOwnPropertyDescriptor(prototype, "matches") as PropertyDescriptor;
    this.realMatches = real.get as Matches;
    const answer = (list: MediaQueryList) => this.inside(() => this.matches(list));
    defineProperty(prototype, "matches", {
      ...real,
      get(this: MediaQueryList) {
        return answer(this);
      },
    });
    const make = (query: string) => this.inside(() => this.make(query));
    window.matchMedia = function matchMedia(query) {
      return make(query);
    };
  }

  private make(query: string): MediaQueryList {
    const list = this.matchMedia.call(this.window, query);
    this.made.push({ list: new WeakRef(list), matched: this.matches(list) });
    return list;
  }

  /** Throws for objects that are not lists, as the browser does. */
  private matches(list: MediaQueryList): boolean {
    const real = this.realMatches.call(list);
    const query = list.media;
    const text = rewrite(query, this.emulated);
    return text === query ? real : this.realMatches.call(this.matchMedia.call(this.window, text));
  }

  tellChanges(): void {
    for (const entry of this.made) {
      const list = entry.list.deref();
      if (!list) continue;
      const matches = this.matches(list);
      if (matches === entry.matched) continue;
      entry.matched = matches;
      list.dispatchEvent(new this.window.MediaQueryListEvent("change", { matches, media: list.media }));
    }
  }
}

const patched = new WeakMap<Window, Lists>();

export function applyToLists({ window }: Realm, emulated: Emulated, inside: Inside): void {
  let lists = patched.get(window);
  if (!lists) patched.set(window, (lists = new Lists(window, inside)));
  lists.emulated = emulated;
  lists.tellChanges();
}
