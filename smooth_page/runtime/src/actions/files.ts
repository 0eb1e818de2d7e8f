/** Files from Python: in the operation itself, or sent ahead in pieces. */
import type { Commands, FileData } from "../commands";
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";
import { type Call, Failure } from "../kernel/operation";
import { fromBase64 } from "../values/bytes";

const uploads = new WeakMap<Kernel, Map<string, BlobPart[]>>();

export function appendPiece({ kernel, params }: Call<Commands["files.append"]["params"]>): null {
  let pieces = uploads.get(kernel);
  if (!pieces) uploads.set(kernel, (pieces = new Map()));
  pieces.set(params.upload, [...(pieces.get(params.upload) ?? []), fromBase64(params.base64)]);
  return null;
}

/** As File objects of that document's window. */
export function filesOf(kernel: Kernel, { window }: Realm, files: FileData[]): File[] {
  return files.map((data) => {
    const options = { type: data.mimeType, lastModified: data.lastModified };
    const { name, relativePath } = data;
    // Forms are sent with a file's inner name, which is the path in its directory.
    const file = new window.File(contentOf(kernel, data), relativePath || name, options);
    if (relativePath) Object.defineProperties(file, { name: { value: name }, webkitRelativePath: { value: relativePath } });
    return file;
  });
}

function contentOf(kernel: Kernel, { name, base64, upload }: FileData): BlobPart[] {
  if (upload === undefined) return [fromBase64(base64 ?? "")];
  const pieces = uploads.get(kernel)?.get(upload);
  if (!pieces) throw new Failure("detached", `The content of ${name} was lost because the page has navigated`);
  uploads.get(kernel)?.delete(upload);
  return pieces;
}
