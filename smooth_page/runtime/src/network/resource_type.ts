/** The type that a resource was loaded as, derived from its initiator and its content. */

const BY_INITIATOR: Record<string, string> = {
  navigation: "document",
  iframe: "document",
  frame: "document",
  img: "image",
  image: "image",
  input: "image",
  script: "script",
  video: "media",
  audio: "media",
  track: "texttrack",
  beacon: "ping",
  fetch: "fetch",
  xmlhttprequest: "xhr",
};

const BY_CONTENT: [content: RegExp, type: string][] = [
  [/^text\/css/, "stylesheet"],
  [/^font\/|font-/, "font"],
  [/^image\//, "image"],
  [/javascript/, "script"],
  [/^(video|audio)\//, "media"],
  [/manifest/, "manifest"],
];

export function resourceType({ initiatorType, contentType, name }: PerformanceResourceTiming & { contentType?: string }): string {
  const known = BY_INITIATOR[initiatorType];
  if (known) return known;
  const found = BY_CONTENT.find(([content]) => content.test(contentType ?? ""));
  if (found) return found[1];
  if (/\.(woff2?|ttf|otf)([?#]|$)/.test(name)) return "font";
  return initiatorType === "link" ? "stylesheet" : "other";
}
