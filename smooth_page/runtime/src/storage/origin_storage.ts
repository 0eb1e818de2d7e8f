/** The storage of an origin that outlives its documents: local storage, databases and private files. */
import type { OriginState } from "../commands";
import type { Running } from "../kernel/operation";
import { databasesIn, restoreDatabases } from "./databases";
import { readFiles, writeFiles } from "./private_files";

/** Whether to read databases and private files, too. */
export interface Kinds {
  databases: boolean;
  files: boolean;
}

/** `window` is in a world without scripts of the page, so there is no kernel, and nothing to guard against. */
export class OriginStorage {
  constructor(private readonly window: Window) {}

  async read({ databases, files }: Kinds): Promise<Omit<OriginState, "origin">> {
    const { localStorage, indexedDB, navigator } = this.window;
    return {
      localStorage: Object.entries(localStorage).map(([name, value]) => ({ name: wellFormed(name), value: wellFormed(value) })),
      ...(databases && { indexedDB: await awaited(databasesIn(indexedDB)) }),
      ...(files && { opfs: await readFiles(navigator.storage) }),
    };
  }

  /** Adds to what is there. */
  async give({ localStorage, indexedDB, opfs }: Partial<OriginState>): Promise<void> {
    for (const { name, value } of localStorage ?? []) this.window.localStorage.setItem(name, value);
    if (indexedDB?.length) await awaited(restoreDatabases(this.window.indexedDB, indexedDB));
    if (opfs?.length) await writeFiles(this.window.navigator.storage, opfs);
  }
}

/** Halves of characters can't be written to files. */
const wellFormed = (text: unknown) => (String(text) as string & { toWellFormed(): string }).toWellFormed();

/** Runs a part of an operation that waits for nothing but promises. */
async function awaited<T>(running: Running<T>): Promise<T> {
  let step = running.next();
  while (!step.done) {
    const { promise } = step.value as { promise: PromiseLike<unknown> };
    try {
      const value = await promise;
      step = running.next(value);
    } catch (error) {
      step = running.throw(error);
    }
  }
  return step.value;
}
