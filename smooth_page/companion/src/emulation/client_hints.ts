/** What `navigator.userAgentData` and the headers Sec-CH-UA-* say beside an emulated user agent. */
import type { Protocol } from "devtools-protocol/types/protocol";

/** How the user agents of a system begin, its name, and where they have its version. */
const SYSTEMS: [mark: RegExp, platform: string, version: RegExp][] = [
  [/Android/, "Android", /Android ([\d.]+)/],
  [/iPhone|iPad/, "iOS", /OS ([\d_]+) like/],
  [/Mac OS X/, "macOS", /Mac OS X ([\d_.]+)/],
  [/Windows/, "Windows", /Windows(?: NT)? ([\d.]+)/],
  [/Linux/, "Linux", /^$/],
];

export function clientHints(userAgent: string, mobile: boolean): Protocol.Emulation.UserAgentMetadata {
  const [, platform = "Windows", version = /^$/] = SYSTEMS.find(([mark]) => mark.test(userAgent)) ?? [];
  return {
    platform,
    platformVersion: (version.exec(userAgent)?.[1] ?? "").replaceAll("_", "."),
    architecture: /ARM/i.test(userAgent) ? "arm" : "x64",
    model: "",
    mobile,
  };
}
