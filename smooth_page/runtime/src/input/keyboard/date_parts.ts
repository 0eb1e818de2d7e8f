/** The parts of date and time fields: their ranges, and how they form a value. */

export type PartName = "year" | "month" | "day" | "week" | "hour" | "minute" | "second" | "dayPeriod";

export interface Part {
  name: PartName;
  min: number;
  max: number;
  /** In lower case, if it is selected by its first letters. */
  names?: string[];
}

type Values = Partial<Record<PartName, number>>;

const LIMITS: Record<PartName, [number, number]> = {
  year: [1, 275760],
  month: [1, 12],
  day: [1, 31],
  week: [1, 53],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 59],
  dayPeriod: [0, 1],
};
const DATE: Intl.DateTimeFormatOptions = { year: "numeric", month: "2-digit", day: "2-digit" };
const TIME: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };

/** In the order of display. Undefined for other inputs. */
export function partsOf(input: HTMLInputElement): Part[] | undefined {
  const seconds: Intl.DateTimeFormatOptions = Number(input.step || 60) % 60 ? { second: "2-digit" } : {};
  switch (input.type) {
    case "date":
      return shown(DATE);
    case "time":
      return shown({ ...TIME, ...seconds });
    case "datetime-local":
      return [...shown(DATE), ...shown({ ...TIME, ...seconds })];
    case "week":
      return [part("week"), part("year")];
    case "month":
      return shown({ year: "numeric", month: "long" }).map((one) => (one.name === "month" ? { ...one, names: monthNames() } : one));
  }
  return undefined;
}

function shown(options: Intl.DateTimeFormatOptions): Part[] {
  const format = new Intl.DateTimeFormat(undefined, options);
  const twelve = format.resolvedOptions().hour12;
  return format.formatToParts(new Date(2000, 0, 1)).flatMap(({ type }) => {
    if (!(type in LIMITS)) return [];
    const one = part(type as PartName);
    if (type === "hour" && twelve) return [{ ...one, min: 1, max: 12 }];
    return [type === "dayPeriod" ? { ...one, names: ["am", "pm"] } : one];
  });
}

function part(name: PartName): Part {
  const [min, max] = LIMITS[name];
  return { name, min, max };
}

function monthNames(): string[] {
  const format = new Intl.DateTimeFormat(undefined, { month: "long" });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(2000, month, 1)).toLowerCase());
}

/** The parts of a value. */
export function take(value: string, parts: Part[]): Values {
  const { year, week, month, day } = /^(?<year>\d{4,})-(?:W(?<week>\d\d)|(?<month>\d\d)(?:-(?<day>\d\d))?)/.exec(value)?.groups ?? {};
  const { hour, minute, second } = /(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?/.exec(value)?.groups ?? {};
  const numbers = Object.entries({ year, month, week, day, hour, minute, second }).filter(([, text]) => text !== undefined);
  const values: Values = Object.fromEntries(numbers.map(([name, text]) => [name, Number(text)]));
  if (values.hour !== undefined && parts.some(({ name }) => name === "dayPeriod")) {
    values.dayPeriod = values.hour >= 12 ? 1 : 0;
    values.hour = values.hour % 12 || 12;
  }
  return values;
}

/** Empty while a part is missing. */
export function compose(type: string, values: Values, parts: Part[]): string {
  if (parts.some(({ name, min }) => values[name] === undefined || values[name]! < min)) return "";
  const two = (name: PartName): string => String(values[name] ?? 0).padStart(2, "0");
  const year = String(values.year).padStart(4, "0");
  const hour = values.dayPeriod === undefined ? values.hour! : (values.hour! % 12) + 12 * values.dayPeriod;
  const date = `${year}-${two("month")}-${two("day")}`;
  const seconds = values.second === undefined ? "" : `:${two("second")}`;
  const time = `${String(hour ?? 0).padStart(2, "0")}:${two("minute")}${seconds}`;
  return { date, time, "datetime-local": `${date}T${time}`, month: `${year}-${two("month")}`, week: `${year}-W${two("week")}` }[type] ?? "";
}
