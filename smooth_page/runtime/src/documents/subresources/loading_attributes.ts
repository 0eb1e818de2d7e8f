/** Attributes by which elements make the browser request something. */

/** The resource type by element and attribute. */
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

/** Selector of elements that may load something. */
export const LOADING = Object.keys(ATTRIBUTES).join();

/** The resource type that the attribute requests. Undefined: none. `of` returns other attributes of the element. */
export function typeOf(tag: string, attribute: string, of: (name: string) => string | null | undefined): string | undefined {
  const type = ATTRIBUTES[tag]?.[attribute];
  if (tag === "input") return /^image$/i.test(of("type") ?? "") ? type : undefined;
  if (!type || tag !== "link") return type;
  const rel = of("rel") ?? "";
  if (/\bstylesheet\b/i.test(rel)) return type;
  const as = (of("as") ?? "").toLowerCase();
  return AHEAD.test(rel) ? (AS[as] ?? (as || (/module/i.test(rel) ? "script" : "other"))) : undefined;
}

/** Called with the page's builtins in place, so it uses none. */
export function mayLoad(tag: unknown): boolean {
  return typeof tag === "string" && tag in ATTRIBUTES && tag !== "constructor";
}

export function attributesOf(tag: string): string[] {
  return Object.keys(ATTRIBUTES[tag] ?? {});
}

/** The positions of the addresses in a `srcset`. */
export function candidates(srcset: string): { url: string; from: number; to: number }[] {
  return [...srcset.matchAll(/([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^\s,][^,]*)?(?:,|\s*$)/g)].map((match) => {
    const from = match.index + match[0].indexOf(match[1]!);
    return { url: match[1]!, from, to: from + match[1]!.length };
  });
}

/** The addresses in the value of an attribute, as written there. */
export function urlsIn(attribute: string, value: string): string[] {
  return attribute === "srcset" ? candidates(value).map(({ url }) => url) : [value.trim()];
}

/** Replaces the addresses in the value. */
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
