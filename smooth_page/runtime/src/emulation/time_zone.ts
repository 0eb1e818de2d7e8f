/** Local times of `Date` in an emulated time zone. Formatting by `Intl` is in locale.ts. */
import type { AnyWindow, Part, Settings } from "./settings";
import { callInstead } from "./replace";

const HOUR = 3_600_000;
/** Zones change their offsets at full quarters of an hour. */
const QUARTER = HOUR / 4;
const REMEMBERED = 2_000;
/** A time in winter and one in summer. */
const SEASONS = [Date.UTC(2024, 0, 1), Date.UTC(2024, 6, 1)];
const UNITS = ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"];
/** Texts with a zone of their own for `Date.parse`: ISO dates without a time, and texts that end in a zone. */
const DATE_ALONE = /^\s*[+-]?\d{4,6}(-\d\d){0,2}\s*$/;
const ZONED =
  /((?<![a-z])(z|utc?|gmt|[ecmp][sd]t)|(:\d\d(\.\d+)?|(?<![a-z])(utc?|gmt|z))\s*[+-]\d\d(:?\d\d)?)\s*(\(.*\))?\s*$/i;

/** Computes times in a zone. */
class Zone {
  private readonly offsets = new Map<number, number>();
  private readonly format: Intl.DateTimeFormat;

  constructor(
    Format: typeof Intl.DateTimeFormat,
    readonly name: string,
  ) {
    this.format = new Format("en-US", { timeZone: name, timeZoneName: "longOffset" });
  }

  /** The zone's offset from UTC, in ms. */
  offset(time: number): number {
    const quarter = Math.floor(time / QUARTER);
    let offset = this.offsets.get(quarter);
    if (offset === undefined) {
      if (this.offsets.size > REMEMBERED) this.offsets.clear();
      this.offsets.set(quarter, (offset = this.ask(time)));
    }
    return offset;
  }

  private ask(time: number): number {
    if (!(Math.abs(time) <= 8.64e15)) return 0;
    const text = this.format.formatToParts(time).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const found = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(text);
    if (!found) return 0;
    const [, sign, hours, minutes, seconds = 0] = found;
    return (sign === "-" ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000);
  }

  /**
   * The zone's name in the page's language, with today's rules also for past times: summer time if the offset says so.
   */
  title(date: Date): string | undefined {
    // The page's Intl knows the locale.
    const format = new Intl.DateTimeFormat(undefined, { timeZone: this.name, timeZoneName: "long" });
    const seasons = SEASONS.map((time) => ({ time, offset: this.offset(time) })).sort((a, b) => a.offset - b.offset);
    const season = seasons.find(({ offset }) => offset === this.offset(date.getTime())) ?? seasons[0];
    return format.formatToParts(season?.time).find(({ type }) => type === "timeZoneName")?.value;
  }

  /**
   * The time at which the zone's clocks show a time, which is given as if it were UTC. The first one if there are two;
   * a time that the clocks skip is computed with the offset before the gap.
   */
  moment(shown: number): number {
    const before = shown - this.offset(shown - 24 * HOUR);
    if (before + this.offset(before) === shown) return before;
    const after = shown - this.offset(shown + 24 * HOUR);
    return after + this.offset(after) === shown ? after : before;
  }
}

export const timeZone: Part = {
  settings: ["timeZone"],
  install(window, settings) {
    const native = { Date: window.Date, Format: window.Intl.DateTimeFormat };
    let present: Zone | undefined;
    const zone = () => {
      const { timeZone: name } = settings as Required<Settings>;
      return present?.name === name ? present : (present = new Zone(native.Format, name));
    };
    const nativeOffset = native.Date.prototype.getTimezoneOffset;
    setMethods(window, zone);
    const parse = readTexts(native.Date, nativeOffset, zone);
    replaceConstructor(window, parse, zone);
  },
};

/** The zone's local time, as a Date whose UTC methods return it. */
const shown = (date: Date, zone: Zone) => new Date(date.getTime() + zone.offset(date.getTime()));

function setMethods(window: AnyWindow, zone: () => Zone): void {
  const prototype = window.Date.prototype as Date & Record<string, (...args: any[]) => any>;
  for (const unit of [...UNITS, "Day"])
    callInstead(prototype, `get${unit}`, (_, self) => (shown(self, zone()) as typeof prototype)[`getUTC${unit}`]());
  for (const unit of UNITS)
    callInstead(prototype, `set${unit}`, (_, self, args) => {
      const moved = shown(self, zone());
      (moved as typeof prototype)[`setUTC${unit}`](...args);
      return self.setTime(zone().moment(moved.getTime()));
    });
  callInstead(prototype, "getYear", (_, self) => self.getFullYear() - 1900);
  callInstead(prototype, "getTimezoneOffset", (native, self) =>
    Number.isNaN(self.getTime()) ? native() : (0 - zone().offset(self.getTime())) / 60_000,
  );
  const texts = { toString: [dateText, timeText], toDateString: [dateText], toTimeString: [timeText] };
  for (const [name, parts] of Object.entries(texts))
    callInstead(prototype, name, (native, self) =>
      Number.isNaN(self.getTime()) ? native() : parts.map((text) => text(self, zone())).join(" "),
    );
}

/** Thu Jan 01 1970 */
function dateText(date: Date, zone: Zone): string {
  const [, day, number, month, year] = /^(\w+), (\d+) (\w+) (-?\d+)/.exec(shown(date, zone).toUTCString()) ?? [];
  return `${day} ${month} ${number} ${year}`;
}

/** 01:00:00 GMT+0100 (Central European Standard Time) */
function timeText(date: Date, zone: Zone): string {
  const ahead = zone.offset(date.getTime()) / 60_000;
  const minutes = Math.floor(Math.abs(ahead));
  const digits = String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, "0");
  return `${shown(date, zone).toISOString().slice(-13, -5)} GMT${ahead < 0 ? "-" : "+"}${digits} (${zone.title(date)})`;
}

/** `Date.parse`: texts without a zone are parsed in the browser's zone and shifted from there. */
function readTexts(native: DateConstructor, nativeOffset: () => number, zone: () => Zone): (text: string) => number {
  const nativeParse = native.parse;
  const parse = (text: string) => {
    const time = nativeParse(text);
    if (Number.isNaN(time) || DATE_ALONE.test(text) || ZONED.test(text)) return time;
    return zone().moment(time - nativeOffset.call(new native(time)) * 60_000);
  };
  callInstead(native, "parse", (_, __, [text]) => parse(String(text)));
  return parse;
}

function replaceConstructor(window: AnyWindow, parse: (text: string) => number, zone: () => Zone): void {
  const native = window.Date;
  const value = new Proxy(native, {
    apply: () => new native().toString(),
    construct(target, args, newTarget) {
      const [first] = args;
      let given = args;
      if (args.length === 1 && typeof first === "string") given = [parse(first)];
      else if (args.length > 1) given = [zone().moment(native.UTC(...(args as [number, number])))];
      return Reflect.construct(target, given, newTarget) as object;
    },
  });
  const hidden = { value, writable: true, enumerable: false, configurable: true };
  Object.defineProperty(native.prototype, "constructor", hidden);
  Object.defineProperty(window, "Date", hidden);
}
