/** The numbers and durations that a text states, however it writes them. */

export interface Stated {
  numbers: number[];
  /** Those with a minus, or in parentheses. */
  negative: number[];
  /** In seconds. */
  durations: number[];
}

const TOKEN = /\p{Nd}+(?:[.,'\u2019\u066b\u066c](?=\p{Nd})\p{Nd}+|[ \u00a0\u202f](?=\p{Nd}{3}(?!\p{Nd}))\p{Nd}{3})*/gu;
const FRACTIONS: Record<string, number> = { "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125 };
const SCALES: [RegExp, number[]][] = [
  [/^\s?(?:k|tsd|thousand|mil)\b/i, [1e3]],
  [/^\s?(?:m|mn|mio|million(?:s|en|es)?|millones|milioni)\b/i, [1e6]],
  [/^\s?(?:bn|b|mrd|billion|milliard(?:en|s)?)\b/i, [1e9]],
  [/^\s?%/, [0.01]],
  [/^\s?(?:mm|cm|dm|m|km|mg|g|kg|t|ml|cl|dl|l|kb|mb|gb|tb)(?![\p{L}])/iu, [10, 100, 1000, 0.1, 0.01, 0.001, 1e6]],
];
const PARTS: [RegExp, number][] = [
  [/^(?:d|days?|tage?n?|jours?|d[ií]as?|giorni|dias?)$/, 86400],
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|uur)$/, 3600],
  [/^(?:m|mins?|minutes?|minuten|minutos?|minuti|minuut)$/, 60],
  [/^(?:s|secs?|seconds?|sekunden?|secondes?|segundos?|secondi)$/, 1],
];
const ISO = /\bP(?:(\d+)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?(?![a-z\d])/gi;
const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Equal for numbers that differ by less than what floating point loses. */
export function keyOf(number: number): number {
  return Number(number.toPrecision(12));
}

export function stated(text: string): Stated {
  const found: Stated = { numbers: [], negative: [], durations: [] };
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    const after = text.slice(end, end + 12);
    const read = readings(latin(match[0])).flatMap((number) => scaled(number, after));
    found.numbers.push(...read);
    if (/[-\u2212\u2013(]\s?\p{Sc}?\s?$/u.test(before) || /^\s?[-\u2212]/.test(after)) found.negative.push(...read.map((number) => -number));
  }
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) if (WORDS.includes(word)) found.numbers.push(WORDS.indexOf(word));
  found.durations.push(...durations(text));
  for (const seconds of found.durations) found.numbers.push(seconds, seconds / 60, seconds / 3600, seconds / 86400);
  return found;
}

const ZEROS = [0x966, 0x6f0, 0x660];

/** Digits of other scripts as ASCII. */
function latin(text: string): string {
  const digit = (code: number) => String(code - ZEROS.find((zero) => code >= zero)!);
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (one) => digit(one.charCodeAt(0)))
    .replace(/\u066b/g, ".")
    .replace(/\u066c/g, ",");
}

/** What a token of digits and separators can mean. */
function readings(token: string): number[] {
  const text = token.replace(/['\u2019 \u00a0\u202f]/g, "");
  const signs = text.replace(/\d/g, "");
  const last = signs.at(-1);
  if (!last) return text.length > 15 ? [] : [Number(text)];
  if (new Set(signs).size > 1) {
    const at = text.lastIndexOf(last);
    return [Number(text.slice(0, at).replace(/[.,]/g, "") + "." + text.slice(at + 1))];
  }
  const groups = text.split(last);
  const thousands = groups.slice(1).every((group) => group.length === 3) && groups[0]!.length <= 3;
  const found = thousands ? [Number(groups.join(""))] : [];
  if (groups.length === 2) found.push(Number(groups.join(".")));
  if (indian(groups)) found.push(Number(groups.join("")));
  return found.length ? found : groups.map(Number); // a date, a version, a list
}

/** 12,34,567 */
function indian(groups: string[]): boolean {
  return groups.length > 2 && groups.at(-1)!.length === 3 && groups.slice(1, -1).every((group) => group.length === 2);
}

function scaled(number: number, after: string): number[] {
  const found = [number];
  const fraction = FRACTIONS[after.trimStart()[0] ?? ""];
  if (fraction) found.push(number + fraction);
  for (const [pattern, factors] of SCALES) if (pattern.test(after)) found.push(...factors.map((factor) => number * factor));
  return found;
}

/** The durations of a text in seconds: `PT1H30M`, `1 h 30 min`, `1:30`, `1:30:05`. */
export function durations(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(ISO)) {
    const [, weeks, days, hours, minutes, seconds] = match.map((part) => Number(part ?? 0));
    if (match[0].length > 2) found.push(weeks! * 604800 + days! * 86400 + hours! * 3600 + minutes! * 60 + seconds!);
  }
  for (const match of text.matchAll(/\b(\d+):(\d\d)(?::(\d\d))?\b/g)) {
    const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
    found.push(first * 3600 + second * 60 + third);
    if (match[3] === undefined) found.push(first * 60 + second);
  }
  return [...found, ...inWords(text.toLowerCase())];
}

function inWords(text: string): number[] {
  const found: number[] = [];
  let sum = 0;
  let end = -1;
  for (const match of text.matchAll(/(\d+(?:[.,]\d+)?)\s?-?(\p{L}+)\.?/gu)) {
    const part = PARTS.find(([pattern]) => pattern.test(match[2]!));
    if (!part) continue;
    const seconds = Number(match[1]!.replace(",", ".")) * part[1];
    found.push(seconds);
    const follows = end >= 0 && /^[\s,]*(?:and|und|et|y|e)?\s*$/.test(text.slice(end, match.index));
    sum = follows ? sum + seconds : seconds;
    if (follows) found.push(sum);
    end = match.index + match[0].length;
  }
  return found;
}
