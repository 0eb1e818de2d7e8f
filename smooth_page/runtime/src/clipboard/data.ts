/** The content of a clipboard by type: texts as they are, everything else in base64. */
import { toBase64, fromBase64 } from "../values/bytes";

export type Data = Record<string, string>;

/** Types that a browser accepts, beside custom ones. */
const TAKEN = /^(text\/plain|text\/html|image\/png|image\/svg\+xml|web .+)$/;
const TEXT = /^(text\/|image\/svg\+xml$)/;

export function takes(type: string): boolean {
  return TAKEN.test(type);
}

export function isText(type: string): boolean {
  return TEXT.test(type);
}

const ORDER = ["text/plain", "text/html", "image/svg+xml", "image/png"];

/** In a browser's order: custom types first. */
export function inOrder(data: Data): Data {
  return Object.fromEntries(Object.entries(data).sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other)));
}

export async function ofBlob(type: string, blob: Blob): Promise<string> {
  return isText(type) ? blob.text() : toBase64(new Uint8Array(await blob.arrayBuffer()));
}

export function toBlob(window: Window & typeof globalThis, type: string, value: string): Blob {
  return new window.Blob([isText(type) ? value : fromBase64(value)], { type: type.replace(/^web /, "") });
}

/** The data of a drop or a paste. */
export function ofTransfer(transfer: DataTransfer): Data {
  return Object.fromEntries([...transfer.types].filter((type) => type !== "Files").map((type) => [type, transfer.getData(type)]));
}
