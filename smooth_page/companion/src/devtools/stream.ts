/** What the browser writes into a stream: large results, which Python fetches in pieces. */
import type { StreamPiece } from "../../../runtime/src/commands";
import { toBase64 } from "../../../runtime/src/values/bytes";
import type { Target } from "../target";

/** Bytes of a piece. */
const SIZE = 1_500_000;

export async function piece(target: Target, handle: string): Promise<StreamPiece> {
  const { data, eof, base64Encoded } = await target.send("IO.read", { handle, size: SIZE });
  if (eof) await target.send("IO.close", { handle });
  return { base64: base64Encoded ? data : toBase64(new TextEncoder().encode(data)), stream: eof ? null : handle };
}
