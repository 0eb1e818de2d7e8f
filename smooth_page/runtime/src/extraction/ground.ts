/** Looks for values in what a page shows and states. */
import type { Claim, Commands, Place } from "../commands";
import type { Kernel } from "../kernel/kernel";
import type { Call, Running } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { queryAll } from "../selectors/target";
import { attached } from "../waiting/until";
import { momentOf } from "./moments";
import { durations, keyOf, stated } from "./numbers";
import { placesOf } from "./places";
import { Shown } from "./shown";
import { occurrences, partsOf, plain, WordIndex, wordsOf, type Words } from "./words";

/** Where in the page a value is: the first and the last piece. */
export type Span = [number, number];

const DURATION = /^-?P(?=[\dT])(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?$/;

export function* ground(call: Call<Commands["extract.ground"]["params"]>): Running<(Place | true | null)[]> {
  const { target, claims, places } = call.params;
  if (target) yield* attached(call, { ...target, strict: false });
  const roots = target ? queryAll(call, { ...target, strict: false }) : documentsIn(call.kernel, call.realm);
  const found = new Grounds(call, new Shown(roots)).spans(claims);
  return places ? placesOf(call.kernel, found, claims) : found.found.map((spans) => (spans.length ? true : null));
}

/** The document of the frame, and those of frames inside it. */
export function documentsIn(kernel: Kernel, top: Realm): Node[] {
  const inside = (realm: Realm | undefined): boolean => realm !== undefined && (realm.id === top.id || inside(realm.parent));
  return kernel.realms().filter(inside).map((realm) => realm.document);
}

export interface Found {
  shown: Shown;
  /** For each claim, in the order of the page. */
  found: Span[][];
}

export class Grounds {
  private readonly numbers = new Map<number, number[]>();
  private readonly durations = new Map<number, number[]>();
  private readonly languages: string[];
  private readonly index: WordIndex;

  constructor(
    call: Call,
    private readonly shown: Shown,
  ) {
    this.index = new WordIndex(shown.words);
    const { document } = call.realm;
    this.languages = [document.documentElement?.lang, document.querySelector("[lang]")?.getAttribute("lang"), "en", navigator.language].filter(
      (language): language is string => Boolean(language),
    );
    shown.pieces.forEach(({ text }, piece) => {
      if (!/\p{N}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve/iu.test(text)) return;
      const all = stated(text.normalize("NFC"));
      for (const number of [...all.numbers, ...all.negative]) add(this.numbers, keyOf(number), piece);
      for (const seconds of all.durations) add(this.durations, keyOf(seconds), piece);
    });
  }

  spans(claims: Claim[]): Found {
    const known = new Map<string | number, Span[]>();
    const found = claims.map(({ value }) => {
      let spans = known.get(value);
      if (!spans) known.set(value, (spans = sorted(typeof value === "number" ? this.ofNumber(value) : this.ofText(value))));
      return spans;
    });
    return { shown: this.shown, found };
  }

  private ofNumber(value: number): Span[] {
    return (this.numbers.get(keyOf(value)) ?? []).map((piece) => [piece, piece]);
  }

  private ofText(value: string): Span[] {
    const found = this.ofWords(value);
    if (found.length) return found;
    const text = plain(value).trim();
    return this.ofMoment(text) ?? this.ofDuration(text) ?? this.ofAmount(text) ?? this.ofSigns(text) ?? this.ofParts(text);
  }

  private ofWords(value: string): Span[] {
    const wanted = wordsOf(value);
    const at = this.index.occurrences(wanted);
    return (at.length ? at : occurrences(this.shown.words, wanted)).map((each) => this.span(each, wanted.text.length));
  }

  private span(at: number, length: number): Span {
    return [this.shown.pieceAt(at), this.shown.pieceAt(at + length - 1)];
  }

  private ofMoment(text: string): Span[] | undefined {
    const moment = momentOf(text, this.languages);
    if (!moment) return undefined;
    const days = moment.dates.length ? this.ofAny(moment.dates) : undefined;
    if (days && !days.length) days.push(...this.ofAny(moment.withoutYear, true));
    const times = moment.times.length ? this.ofAny(moment.times) : undefined;
    return (days && !days.length) || (times && !times.length) ? [] : (days ?? times ?? []);
  }

  private ofAny(forms: string[], refusesYear = false): Span[] {
    const { words } = this.shown;
    const wanted = [...new Set(forms)].map(partsOf);
    const spans = (find: (one: Words) => number[]) =>
      wanted.flatMap((one) =>
        find(one)
          .filter((at) => !refusesYear || !/^(?:de)?\d{4}(?!\d)/.test(words.text.slice(at + one.text.length, at + one.text.length + 7)))
          .map((at) => this.span(at, one.text.length)),
      );
    const found = spans((one) => this.index.occurrences(one, true));
    return found.length ? found : spans((one) => occurrences(words, one, true));
  }

  private ofDuration(text: string): Span[] | undefined {
    if (!DURATION.test(text)) return undefined;
    const [seconds] = durations(text);
    return (this.durations.get(keyOf(seconds ?? NaN)) ?? this.numbersOf(seconds)).map((piece) => [piece, piece]);
  }

  /** A field can be named after its unit, so that the page has the number alone. */
  private numbersOf(seconds: number | undefined): number[] {
    return [1, 60, 3600, 86400].flatMap((unit) => this.numbers.get(keyOf((seconds ?? NaN) / unit)) ?? []);
  }

  /** A number with a currency, a unit, or nothing; or a currency alone. */
  private ofAmount(text: string): Span[] | undefined {
    const parts = /^([^\d]{0,8}?)([-\u2212]?\d[\d.,'\u2019\s]*?)\s*([^\d]{0,8})$/u.exec(text);
    if (!parts) return /^[A-Z]{3}$/.test(text) ? this.ofCurrency(text) : undefined;
    const [, before, number, after] = parts as unknown as string[];
    const around = [before!, after!].map((part) => part.trim()).filter(Boolean);
    if (!around.every((part) => this.ofWords(part).length || this.ofSigns(part)?.length || this.ofCurrency(part).length)) return [];
    const read = stated(number!);
    const values = read.negative.length && /^[-\u2212]/.test(number!) ? read.negative : read.numbers;
    return values.flatMap((value) => this.ofNumber(value));
  }

  private ofCurrency(code: string): Span[] {
    if (!/^[A-Z]{3}$/.test(code)) return [];
    return this.languages.flatMap((language) =>
      (["symbol", "narrowSymbol"] as const).flatMap((currencyDisplay) => {
        const sign = symbolOf(language, code, currencyDisplay);
        return sign && sign !== code ? (this.ofSigns(sign) ?? this.ofWords(sign)) : [];
      }),
    );
  }

  /** What has no words, or is between signs: "★★★". */
  private ofSigns(text: string): Span[] | undefined {
    if (!text || /[\p{L}\p{N}]/u.test(text)) return undefined;
    const piece = this.shown.pieces.findIndex((one) => plain(one.text).includes(text));
    return piece < 0 ? [] : [[piece, piece]];
  }

  /** Several texts of the page, put together. */
  private ofParts(text: string): Span[] {
    const parts = text.split(/\s*[,;|·•\n]\s*/).filter(Boolean);
    if (parts.length < 2) return [];
    const found = parts.map((part) => this.ofWords(part));
    return found.every((spans) => spans.length) ? found[0]! : [];
  }
}

function symbolOf(language: string, currency: string, currencyDisplay: "symbol" | "narrowSymbol"): string | undefined {
  try {
    const parts = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay }).formatToParts(1);
    return parts.find((part) => part.type === "currency")?.value;
  } catch {
    return undefined; // the page's `lang` is not a language
  }
}

function sorted(spans: Span[]): Span[] {
  return spans.sort((one, other) => one[0] - other[0]);
}

function add(map: Map<number, number[]>, key: number, piece: number): void {
  const pieces = map.get(key);
  if (!pieces) map.set(key, [piece]);
  else pieces.push(piece);
}
