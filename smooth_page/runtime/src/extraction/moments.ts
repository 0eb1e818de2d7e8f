/** The ways in which people write a date or a time of day, as words (words.ts). */

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/;

export interface Moment {
  /** The ways to write the date; empty if the value has none. */
  dates: string[];
  /** The ways to write it without the year. They state another date where a year follows. */
  withoutYear: string[];
  /** The ways to write the time of day. */
  times: string[];
}

/** How an ISO date, time, or both can be written; undefined for any other text. */
export function momentOf(value: string, languages: string[]): Moment | undefined {
  const date = DATE.exec(value);
  const [hours, minutes, seconds] = (date ? date.slice(4) : (TIME.exec(value)?.slice(1) ?? [])).map((part) => part && Number(part));
  if (!date && hours === undefined) return undefined;
  const none = !hours && !minutes && !seconds && date;
  const times = none ? [] : timesOf(Number(hours), Number(minutes));
  if (!date) return { dates: [], withoutYear: [], times };
  return { ...datesOf(Number(date[1]), Number(date[2]), Number(date[3]), languages), times };
}

function timesOf(hours: number, minutes: number): string[] {
  const two = (number: number) => String(number).padStart(2, "0");
  const half = hours < 12 ? "am" : "pm";
  const twelve = hours % 12 || 12;
  const found: string[] = [];
  for (const sign of [":", ".", "h"])
    for (const hour of [String(hours), two(hours)]) found.push(`${hour}${sign}${two(minutes)}`, `t${hour}${sign}${two(minutes)}`);
  for (const sign of [":", "."]) for (const hour of [String(twelve), two(twelve)]) found.push(`${hour}${sign}${two(minutes)}${half}`);
  if (!minutes) found.push(`${twelve}${half}`, `${hours}uhr`, `${hours}h`, `${hours}時`);
  if (hours === 12 && !minutes) found.push("noon");
  return found;
}

function datesOf(year: number, month: number, day: number, languages: string[]): Omit<Moment, "times"> {
  const two = (number: number) => String(number).padStart(2, "0");
  const days = [...new Set([String(day), two(day)])];
  const months = [...new Set([String(month), two(month)])];
  const dates = [`${year}年${month}月${day}日`, `${year}년${month}월${day}일`, `${year}${two(month)}${two(day)}`];
  const withoutYear = [`${month}月${day}日`, `${month}월${day}일`];
  for (const d of days)
    for (const m of months)
      for (const sign of ["/", "."]) {
        dates.push([year, m, d].join(sign));
        for (const y of [year, two(year % 100)]) dates.push([d, m, y].join(sign), [m, d, y].join(sign));
      }
  for (const name of monthNames(month, day, languages))
    for (const d of [...days, ...days.flatMap((one) => ["st", "nd", "rd", "th", "er", "º", "de", "of"].map((end) => one + end)), `${day}${ordinal(day)}of`]) {
      dates.push(`${d}${name}${year}`, `${name}${d}${year}`, `${d}${name}de${year}`, `${year}${name}${d}`, `${d}/${name}/${year}`);
      withoutYear.push(`${d}${name}`, `${name}${d}`);
    }
  if (day === 1) {
    for (const m of months) dates.push(`${year}/${m}`, `${m}/${year}`, `${m}.${year}`);
    for (const name of monthNames(month, day, languages)) dates.push(`${name}${year}`, `${name}de${year}`);
  }
  return { dates, withoutYear };
}

function ordinal(day: number): string {
  return ["th", "st", "nd", "rd"][day > 10 && day < 20 ? 0 : day % 10] ?? "th";
}

function monthNames(month: number, day: number, languages: string[]): string[] {
  const date = new Date(Date.UTC(2000, month - 1, Math.min(day, 28)));
  const names = new Set<string>();
  for (const language of languages)
    for (const style of ["long", "short"] as const)
      for (const more of [{}, { day: "numeric" } as const]) {
        const parts = partsOf(language, { month: style, timeZone: "UTC", ...more }, date);
        const name = parts.find((part) => part.type === "month")?.value.toLowerCase().replace(/[^\p{L}\p{M}]/gu, "");
        if (name) names.add(name);
      }
  if (month === 9 && names.has("sep")) names.add("sept");
  return [...names];
}

function partsOf(language: string, options: Intl.DateTimeFormatOptions, date: Date): Intl.DateTimeFormatPart[] {
  try {
    return new Intl.DateTimeFormat(language, options).formatToParts(date);
  } catch {
    return []; // the page's `lang` is not a language
  }
}
