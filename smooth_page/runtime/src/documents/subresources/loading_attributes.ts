/** What elements make the browser ask for, by their attributes. */

/** By element and attribute: the type of what is asked for. */
const ATTRIBUTES: Record<string, Record<string, string>> = {
  img: { src: "image", srcset: "image" },
  source: { src: "media", srcset: "image" },
  video: { src: "media", poster: "image" },
  audio: { src: "media" },
  track: { src: "texttrack" },
  input: { src: "image" },
  script: { src: "script" },
  iframe: { src: "document" },
  embed: { src: "other" },
  object: { data: "other" },
  image: { href: "image", "xlink:href": "image" },
  link: { href: "stylesheet" },
};

const AHEAD = /\b(preload|prefetch|modulepreload)\b/i;
const AS: Record<string, string> = { style: "stylesheet", audio: "media", video: "media", track: "texttrack" };

/** Finds elements that may load something. */
export const LOADING = Object.keys(ATTRIBUTES).join();

/** The type of what the attribute asks for; undefined: nothing. `of` gives other attributes of the element. */
export function typeOf(tag: string, attribute: string, of: (name: string) => string | null | undefined): string | undefined {
  const type = ATTRIBUTES[tag]?.[attribute];
  if (tag === "input") return /^image$/i.test(of("type") ?? "") ? type : undefined;
  if (!type || tag !== "link") return type;
  const rel = of("rel") ?? "";
  if (/\bstylesheet\b/i.test(rel)) return type;
  const as = (of("as") ?? "").toLowerCase();
  return AHEAD.test(rel) ? (AS[as] ?? (as || (/module/i.test(rel) ? "script" : "other"))) : undefined;
}

/** Asked with the builtins of the page: it uses none. */
export function mayLoad(tag: unknown): boolean {
  return typeof tag === "string" && tag in ATTRIBUTES && tag !== "constructor";
}

export function attributesOf(tag: string): string[] {
  return Object.keys(ATTRIBUTES[tag] ?? {});
}

/** Where the addresses stand in a `srcset`. */
export function candidates(srcset: string): { url: string; from: number; to: number }[] {
  return [...srcset.matchAll(/([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^\s,][^,]*)?(?:,|\s*$)/g)].map((match) => {
    const from = match.index + match[0].indexOf(match[1]!);
    return { url: match[1]!, from, to: from + match[1]!.length };
  });
}

/** The addresses in the value of an attribute, as they stand there. */
export function urlsIn(attribute: string, value: string): string[] {
  return attribute === "srcset" ? candidates(value).map(({ url }) => url) : [value.trim()];
}

/** The value with other addresses. */
export function withUrls(attribute: string, value: string, change: (url: string, at: number) => string): string {
  if (attribute !== "srcset") return change(value.trim(), 0);
  let result = "";
  let done = 0;
  candidates(value).forEach(({ url, from, to }, at) => {
    result += value.slice(done, from) + change(url, at);
    done = to;
  });
  return result + value.slice(done);
}

export function absolute(address: string, base: string): string | undefined {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
}
