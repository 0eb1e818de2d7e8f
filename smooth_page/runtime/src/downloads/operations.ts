/**
 * Downloads: operations on files that were reported.
 *
 * - downloads: files that links, scripts and forms lead to
 * - posted: answers to posted forms
 */
import type { Commands } from "../commands";
import { type Call, Failure, type Operations, type Running, settled } from "../kernel/operation";
import { toBase64 } from "../values/bytes";
import type { Downloads, Kept } from "./downloads";

/** Bytes of one reply. */
const PIECE = 3 << 20;

export function operationsOf(downloads: Downloads): Operations {
  const find = (download: string): Kept => {
    const kept = downloads.kept.get(download);
    if (!kept) throw new Failure("action", "The document that started the download is gone, and the file with it");
    return kept;
  };
  return {
    "download.read": { run: (call: Call<Commands["download.read"]["params"]>) => read(find(call.params.download), call.params.offset) },
    "download.begin": {
      *run({ kernel, params }: Call<Commands["download.begin"]["params"]>): Running<boolean> {
        return yield* settled(downloads.begin(kernel.main(), params.url));
      },
    },
    "download.cancel": {
      run(call: Call<Commands["download.cancel"]["params"]>) {
        find(call.params.download).control.abort();
        return null;
      },
    },
  };
}

function* read({ body, control }: Kept, offset: number): Running<Commands["download.read"]["result"]> {
  let bytes: ArrayBuffer;
  try {
    bytes = yield* settled(body!);
  } catch (error) {
    throw new Failure("action", control.signal.aborted ? "canceled" : (error as Error).message);
  }
  return { size: bytes.byteLength, base64: toBase64(new Uint8Array(bytes).subarray(offset, offset + PIECE)) };
}
