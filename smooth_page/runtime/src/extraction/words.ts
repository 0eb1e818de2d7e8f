/**
 * Text in a form in which only what is said counts: words in lower case without what stands between them, but for the
 * signs between digits. What stood before each word is kept aside.
 */

/** What stands before a word: nothing, white space, other signs, or the edge of a text node. */
export type Gap = "" | " " | "," | "|";

export interface Words {
  text: string;
  /** Where each word begins in `text`, and what stood before it. */
  starts: number[];
  gaps: Gap[];
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
// Signs between digits that mean something.
const SIGNS: Record<string, string> = { ".": ".", ",": ".", ":": ":", "-": "/", "/": "/", "\u2010": "/", "\u2013": "/" };
const DIGIT = /\p{Nd}/u;
const CLUSTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export function plain(text: string): string {
  return text.normalize("NFKC").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
}

/** Adds a text to words. `edge`: it is the text of another node than the one before. */
export function addWords(words: Words, text: string, edge: Gap): void {
  const given = plain(text).toLowerCase();
  let end = 0;
  for (const match of given.matchAll(WORD)) {
    const between = given.slice(end, match.index);
    const sign = end > 0 && SIGNS[between];
    const joined = sign && DIGIT.test(given[end - 1]!) && DIGIT.test(match[0]);
    if (joined && /^\p{Nd}/u.test(match[0])) words.text += sign;
    else {
      words.starts.push(words.text.length);
      words.gaps.push(end === 0 ? strongest(edge, between) : /\s/.test(between) ? " " : between ? "," : "");
    }
    words.text += match[0];
    end = match.index + match[0].length;
  }
}

function strongest(edge: Gap, between: string): Gap {
  return /\s/.test(between) ? " " : between ? "," : edge;
}

/** A text whose gaps are not known: its words are at least its numbers, and what is between them. */
export function partsOf(text: string): Words {
  return { text, starts: [...text.matchAll(/[\p{Nd}.:/]+|[^\p{Nd}.:/]+/gu)].map(({ index }) => index), gaps: [] };
}

export function wordsOf(text: string): Words {
  const words: Words = { text: "", starts: [], gaps: [] };
  addWords(words, text, " ");
  return words;
}

/** The index of the last number in a sorted list that is not greater. */
export function indexBefore(sorted: number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function gapAt(words: Words, at: number): Gap | undefined {
  const index = indexBefore(words.starts, at);
  return words.starts[index] === at ? words.gaps[index] : undefined;
}

const MOST = 50;

/**
 * Where `wanted` is in `words`: not in the middle of a word or number, and not across numbers.
 * `anyGaps`: `wanted` does not say where its words end.
 */
export function occurrences(words: Words, wanted: Words, anyGaps = false): number[] {
  const found: number[] = [];
  if (!wanted.text) return found;
  for (let at = words.text.indexOf(wanted.text); at >= 0 && found.length < MOST; at = words.text.indexOf(wanted.text, at + 1))
    if (isAt(words, wanted, at, anyGaps)) found.push(at);
  return found;
}

/** The words of a text by what they say: finds many values without reading all of the text for each. */
export class WordIndex {
  private readonly indexes = new Map<string, number[]>();

  constructor(private readonly words: Words) {
    const { text, starts } = words;
    starts.forEach((start, index) => {
      const word = text.slice(start, starts[index + 1]);
      const known = this.indexes.get(word);
      if (known) known.push(index);
      else this.indexes.set(word, [index]);
    });
  }

  /** Where `wanted` is, as far as one of its words is a word of the text. */
  occurrences(wanted: Words, anyGaps = false): number[] {
    let rarest: number[] | undefined;
    let before = 0;
    wanted.starts.forEach((start, at) => {
      const indexes = this.indexes.get(wanted.text.slice(start, wanted.starts[at + 1])) ?? [];
      if (rarest && rarest.length <= indexes.length) return;
      rarest = indexes;
      before = start;
    });
    return (rarest ?? []).map((index) => this.words.starts[index]! - before).filter((at) => isAt(this.words, wanted, at, anyGaps));
  }
}

function isAt(words: Words, wanted: Words, at: number, anyGaps: boolean): boolean {
  const end = at + wanted.text.length;
  return words.text.startsWith(wanted.text, at) && isEdge(words, at) && isEdge(words, end) && (anyGaps || fits(words, wanted, at));
}

function isEdge(words: Words, at: number): boolean {
  const { text } = words;
  if (at === 0 || at >= text.length || gapAt(words, at)) return true;
  const [before, after] = [text[at - 1]!, text[at]!];
  if (/[.:/]/.test(before + after)) return false;
  return DIGIT.test(before) !== DIGIT.test(after) || CLUSTER.test(before) || CLUSTER.test(after);
}

/** No gap of the page is inside one of the wanted words, nor between digits that belong together. */
function fits(words: Words, wanted: Words, at: number): boolean {
  let index = indexBefore(words.starts, at) + 1;
  for (; index < words.starts.length && words.starts[index]! < at + wanted.text.length; index++) {
    const place = words.starts[index]! - at;
    const gap = words.gaps[index]!;
    if (gap === "" || gap === "," || gapAt(wanted, place) !== undefined) continue;
    const [before, after] = [wanted.text[place - 1]!, wanted.text[place]!];
    if (DIGIT.test(before) && DIGIT.test(after)) return false;
    if (gap === " " && !CLUSTER.test(before)) return false;
  }
  return true;
}
