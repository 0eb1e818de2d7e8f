/** The emulated language, as the default of everything that formats numbers and times. */
import type { AnyWindow, Part, Settings } from "./settings";
import { callInstead, getInstead } from "./replace";

const FORMATS = [
  "Collator", "DateTimeFormat", "DisplayNames", "DurationFormat", "ListFormat", "NumberFormat", "PluralRules",
  "RelativeTimeFormat", "Segmenter",
]; // prettier-ignore

/** Methods that take a locale: their owner, their names, and the position of the locale among the arguments. */
const METHODS: [owner: "Number" | "BigInt" | "String" | "Date", names: string[], at: number][] = [
  ["Number", ["toLocaleString"], 0],
  ["BigInt", ["toLocaleString"], 0],
  ["String", ["localeCompare"], 1],
  ["Date", ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"], 0],
];

/** The time zone is a default of the same functions. */
export const locale: Part = {
  settings: ["locale", "timeZone"],
  install(window, settings) {
    tellLanguages(window, settings);
    for (const name of FORMATS) setDefaults(window, name, settings);
    for (const [owner, names, at] of METHODS)
      for (const name of names)
        callInstead(window[owner].prototype, name, (native, _, args) =>
          native(...withDefaults(args, at, owner === "Date", settings)),
        );
  },
};

function tellLanguages(window: AnyWindow, settings: Settings): void {
  const { prototype } = window.Navigator;
  let languages: readonly string[] | undefined;
  getInstead(prototype, "language", (native) => settings.locale ?? native());
  getInstead(prototype, "languages", (native) => {
    if (settings.locale === undefined) return native();
    if (languages?.[0] !== settings.locale) languages = Object.freeze([settings.locale]);
    return languages;
  });
}

function setDefaults(window: AnyWindow, name: string, settings: Settings): void {
  const formats = window.Intl as unknown as Record<string, new (...args: any[]) => object>;
  const native = formats[name];
  if (!native) return;
  const defaults = (args: any[]) => withDefaults(args, 0, name === "DateTimeFormat", settings);
  const value = new Proxy(native, {
    apply: (target, self, args) => Reflect.apply(target as unknown as () => object, self, defaults(args)),
    construct: (target, args, newTarget) => Reflect.construct(target, defaults(args), newTarget) as object,
  });
  const hidden = { value, writable: true, enumerable: false, configurable: true };
  Object.defineProperty(native.prototype, "constructor", hidden);
  Object.defineProperty(window.Intl, name, hidden);
}

/** The arguments with the locale at that position, and the time zone among the options after it. */
function withDefaults(args: any[], at: number, timed: boolean, { locale, timeZone }: Settings): any[] {
  const filled = [...args];
  if (locale !== undefined && filled[at] === undefined) {
    while (filled.length < at) filled.push(undefined);
    filled[at] = locale;
  }
  const options = filled[at + 1];
  if (timed && timeZone !== undefined && options !== null && options?.timeZone === undefined) {
    if (filled.length === 0) filled.push(undefined);
    // Inherits from the options, because these can have inherited members and getters.
    filled[at + 1] = Object.create(Object(options), { timeZone: { value: timeZone, enumerable: true } });
  }
  return filled;
}
