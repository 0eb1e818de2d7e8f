/** Replaces `navigator.clipboard` and `execCommand` of a window by the clipboard of the context. */
import { stateOf } from "../emulation/permissions";
import { replaceMethod } from "../kernel/replace";
import type { Clipboard } from "./clipboard";
import { type Data, ofBlob, takes, toBlob } from "./data";

type AnyWindow = Window & typeof globalThis;

export function installIn(window: AnyWindow, clipboard: Clipboard): void {
  const { Clipboard: Native, Document: NativeDocument } = window;
  replaceMethod(NativeDocument.prototype, "execCommand", (native, _, args) => {
    const command = String(args[0]).toLowerCase();
    return command === "copy" || command === "cut" ? clipboard.watch(window, command, native) : native();
  });
  const { prototype } = Native ?? {};
  if (!prototype) return; // missing in insecure contexts
  const owner = { window, clipboard };
  method(owner, prototype, "readText", "Read", () => clipboard.data["text/plain"] ?? "");
  method(owner, prototype, "read", "Read", () => read(window, clipboard.data));
  method(owner, prototype, "writeText", "Write", ([text]) => clipboard.write({ "text/plain": wellFormed(`${text as string}`) }));
  method(owner, prototype, "write", "Write", ([items]) => write(owner, [...(items as Iterable<ClipboardItem>)]));
}

interface Owner {
  window: AnyWindow;
  clipboard: Clipboard;
}

type Run = (args: any[]) => unknown;

/** If Python has no permission settings, the browser decides; also if the arguments are invalid. */
function method({ window, clipboard }: Owner, prototype: object, name: string, kind: "Read" | "Write", run: Run): void {
  const { Promise, DOMException } = window;
  replaceMethod(prototype, name, (native, _, args) =>
    clipboard.kernel.inside(() => {
      const granted = clipboard.kernel.settings.clipboard?.granted;
      const state = stateOf(window, granted ? { granted } : {}, `clipboard-${kind.toLowerCase()}`);
      if (state === undefined || !fits(name, args)) return clipboard.kernel.outside(native) as unknown;
      const refused = (message: string) => new DOMException(`Failed to execute '${name}' on 'Clipboard': ${message}`, "NotAllowedError");
      return new Promise((resolve, reject) => {
        if (state !== "granted") return reject(refused(`${kind} permission denied.`));
        const failed = (error: unknown) => reject(error instanceof Refusal ? refused(error.message) : error);
        try {
          const result = run(args);
          if (result instanceof window.Promise) (result as Promise<unknown>).then(resolve, failed);
          else resolve(result);
        } catch (error) {
          failed(error);
        }
      });
    }),
  );
}

function fits(name: string, args: any[]): boolean {
  if (name.startsWith("read")) return true;
  if (name === "writeText") return args.length > 0 && typeof args[0] !== "symbol";
  return typeof args[0] === "object" && args[0] !== null && Symbol.iterator in args[0];
}

/** Data that the browser rejects. */
class Refusal {
  constructor(readonly message: string) {}
}

function read(window: AnyWindow, data: Data): ClipboardItem[] {
  const present = Object.entries(data).filter(([type]) => takes(type)); // pages may copy other types
  const blobs = present.map(([type, value]) => [type, toBlob(window, type, value)]);
  if (blobs.length) return [new window.ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)];
  const getType = () => window.Promise.reject(new window.DOMException(NOT_FOUND, "NotFoundError"));
  return [Object.create(window.ClipboardItem.prototype, { types: { value: [] }, getType: { value: getType } }) as ClipboardItem];
}

const NOT_FOUND = "Failed to execute 'getType' on 'ClipboardItem': The type was not found";

function write({ window, clipboard }: Owner, items: ClipboardItem[]): Promise<void> | void {
  if (items.length > 1) throw new Refusal("Support for multiple ClipboardItems is not implemented.");
  const [item] = items;
  if (!item) return;
  const wrong = item.types.find((type) => !takes(type));
  if (wrong !== undefined) throw new Refusal(`Type ${wrong} not supported on write.`);
  const values = item.types.map(async (type) => [type, await ofBlob(type, await item.getType(type))]);
  return window.Promise.all(values).then((entries) =>
    clipboard.kernel.inside(() => clipboard.write(Object.fromEntries(entries) as Data)),
  );
}

function wellFormed(text: string): string {
  return (text as string & { toWellFormed?(): string }).toWellFormed?.() ?? text;
}
