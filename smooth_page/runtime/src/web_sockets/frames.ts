/** Data of a socket: as scripts have it, and as it is reported. */
import type { SocketData } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { fromBase64, toBase64 } from "../values/bytes";
import { className } from "../values/kinds";

/** Types that a socket sends. */
export type Data = string | Blob | BufferSource;

interface Slot {
  frame?: SocketData;
  then: (frame: SocketData) => void;
}

/** Reads data in order: reading a blob takes a moment, and what follows waits for it. */
export class Frames {
  readonly #slots: Slot[] = [];

  constructor(private readonly kernel: Kernel) {}

  /** `then` is called inside the guard, at once if possible. */
  read(data: unknown, then: (frame: SocketData) => void): void {
    const slot: Slot = { then };
    this.#slots.push(slot);
    const fill = (frame: SocketData) => {
      slot.frame = frame;
      while (this.#slots[0]?.frame !== undefined) {
        const { then: next, frame: first } = this.#slots.shift()!;
        next(first!);
      }
    };
    if (/^(Blob|File)$/.test(kindOf(data))) {
      const read = (data as Blob).arrayBuffer();
      void read.then((buffer) => this.kernel.inside(() => fill({ base64: toBase64(new Uint8Array(buffer)) })));
    } else fill(frameOf(data));
  }
}

/** The class name, whichever window the value comes from. */
function kindOf(data: unknown): string {
  return typeof data === "object" && data ? className(data) : "";
}

function frameOf(data: unknown): SocketData {
  if (ArrayBuffer.isView(data)) {
    return { base64: toBase64(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) };
  }
  if (/^(Shared)?ArrayBuffer$/.test(kindOf(data))) {
    return { base64: toBase64(new Uint8Array(data as ArrayBuffer)) };
  }
  return String(data);
}

/** In a type that a socket sends. */
export function dataOf(frame: SocketData): string | Uint8Array<ArrayBuffer> {
  return typeof frame === "string" ? frame : fromBase64(frame.base64);
}
