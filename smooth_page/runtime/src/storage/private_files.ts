/** The private file system of an origin, as storage states hold it: paths from its root, with slashes. */
import type { PrivateFile } from "../commands";
import { fromBase64, toBase64 } from "../values/bytes";

export async function readFiles(storage: StorageManager | undefined): Promise<PrivateFile[]> {
  return storage ? inFolder(await storage.getDirectory(), "") : []; // insecure documents have none
}

async function inFolder(folder: FileSystemDirectoryHandle, above: string): Promise<PrivateFile[]> {
  const found: PrivateFile[] = [];
  const entries = (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
  for await (const entry of entries) {
    const path = above + entry.name;
    if (entry.kind === "directory")
      found.push({ path, type: "directory" }, ...(await inFolder(entry as FileSystemDirectoryHandle, `${path}/`)));
    else found.push({ path, type: "file", base64: await content(entry as FileSystemFileHandle) });
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

async function content(entry: FileSystemFileHandle): Promise<string> {
  return toBase64(new Uint8Array(await (await entry.getFile()).arrayBuffer()));
}

export async function writeFiles(storage: StorageManager, files: PrivateFile[]): Promise<void> {
  const root = await storage.getDirectory();
  for (const { path, type, base64 } of files) {
    const names = path.split("/").filter(Boolean);
    const name = type === "file" ? names.pop() : undefined;
    let folder = root;
    for (const each of names) folder = await folder.getDirectoryHandle(each, { create: true });
    if (name !== undefined) await write(await folder.getFileHandle(name, { create: true }), fromBase64(base64 ?? ""));
  }
}

async function write(file: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await file.createWritable();
  await writable.write(bytes);
  await writable.close();
}
