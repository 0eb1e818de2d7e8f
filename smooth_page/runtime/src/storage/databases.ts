/** The databases of the main document's origin, as storage states hold them. */
import type { Commands, Database } from "../commands";
import { type Call, Failure, type Running, settled } from "../kernel/operation";
import { type Json, read, written } from "./database_values";

type Store = Database["stores"][number];
type KeyPath = { keyPath?: string; keyPathArray?: string[] };

export function readDatabases(call: Call): Running<Database[]> {
  return databasesIn(call.kernel.main().window.indexedDB);
}

export function* databasesIn(factory: IDBFactory): Running<Database[]> {
  const found: Database[] = [];
  try {
    for (const { name } of yield* settled(factory.databases())) found.push(yield* readDatabase(factory, name!));
  } catch (error) {
    throw refused("read", error);
  }
  return found;
}

export function giveDatabases(call: Call<Commands["databases.give"]["params"]>): Running<null> {
  const { databases, clear } = call.params;
  return restoreDatabases(call.kernel.main().window.indexedDB, databases, clear);
}

/**
 * With `clear`, databases that are not listed are emptied. They are not deleted, because scripts may have them open.
 */
export function* restoreDatabases(factory: IDBFactory, databases: Database[], clear = false): Running<null> {
  try {
    const there = (yield* settled(factory.databases())).map(({ name }) => name!);
    for (const name of clear ? there : [])
      if (!databases.some((database) => database.name === name)) yield* empty(factory, name);
    for (const database of databases) yield* restore(factory, database, there.includes(database.name));
  } catch (error) {
    throw refused("restore", error);
  }
  return null;
}

function refused(verb: string, error: unknown): Failure {
  return new Failure("script", `Unable to ${verb} IndexedDB: ${(error as Error | null)?.message ?? error}`);
}

// -- reading ------------------------------------------------------------------------------------------------------

function* readDatabase(factory: IDBFactory, name: string): Running<Database> {
  const database = yield* open(factory, name);
  try {
    const names = Array.from(database.objectStoreNames);
    const stores: Store[] = [];
    if (!names.length) return { name, version: database.version, stores };
    const transaction = database.transaction(names, "readonly");
    // Everything is requested at once: a transaction ends when nothing is left to do.
    const asked = names.map((each) => {
      const store = transaction.objectStore(each);
      return { shape: shapeOf(store), keys: store.getAllKeys(), values: store.getAll() };
    });
    yield* settled(ended(transaction));
    for (const { shape, keys, values } of asked) {
      const { indexes, ...rest } = shape;
      stores.push({ ...rest, records: records(shape, keys.result, values.result), indexes });
    }
    return { name, version: database.version, stores };
  } finally {
    database.close();
  }
}

function records(shape: KeyPath, keys: IDBValidKey[], values: unknown[]): Store["records"] {
  const inline = shape.keyPath !== undefined || shape.keyPathArray !== undefined;
  return values.map((value, at) => ({ ...(inline ? {} : written("key", keys[at])), ...written("value", value) }));
}

function shapeOf(store: IDBObjectStore): Omit<Store, "records"> {
  const { name, autoIncrement } = store;
  const indexes = Array.from(store.indexNames, (each) => {
    const index = store.index(each);
    return { name: each, ...pathOf(index.keyPath), multiEntry: index.multiEntry, unique: index.unique };
  });
  return { name, autoIncrement, ...pathOf(store.keyPath), indexes };
}

function pathOf(path: string | string[] | null): KeyPath {
  if (path === null) return {};
  return typeof path === "string" ? { keyPath: path } : { keyPathArray: Array.from(path) };
}

// -- writing ------------------------------------------------------------------------------------------------------

function* empty(factory: IDBFactory, name: string): Running<void> {
  const database = yield* open(factory, name);
  try {
    yield* fill(database, Array.from(database.objectStoreNames, (each) => ({ name: each, records: [] })));
  } finally {
    database.close();
  }
}

function* restore(factory: IDBFactory, { name, version, stores }: Database, there: boolean): Running<void> {
  if (there && !(yield* fits(factory, { name, version, stores }))) yield* settled(answer(factory.deleteDatabase(name)));
  const database = yield* open(factory, name, version, (made) => stores.forEach((store) => create(made, store)));
  try {
    yield* fill(database, stores);
  } finally {
    database.close();
  }
}

/** Whether the existing database has the same stores. Then it is kept, because scripts may have it open. */
function* fits(factory: IDBFactory, wanted: Database): Running<boolean> {
  const database = yield* open(factory, wanted.name);
  try {
    const names = Array.from(database.objectStoreNames);
    if (database.version !== wanted.version || names.length !== wanted.stores.length) return false;
    const transaction = names.length ? database.transaction(names, "readonly") : undefined;
    const shapes = names.map((each) => shapeOf(transaction!.objectStore(each)));
    return shapes.every((shape) => wanted.stores.some((store) => sameShape(shape, store)));
  } finally {
    database.close();
  }
}

function sameShape(one: Omit<Store, "records">, other: Omit<Store, "records">): boolean {
  const text = ({ name, autoIncrement, keyPath, keyPathArray, indexes }: Omit<Store, "records">) =>
    JSON.stringify([name, autoIncrement, keyPath, keyPathArray, indexes.map(indexText).sort()]);
  return text(one) === text(other);
}

function indexText({ name, keyPath, keyPathArray, multiEntry, unique }: Store["indexes"][number]): string {
  return JSON.stringify([name, keyPath, keyPathArray, multiEntry, unique]);
}

function create(database: IDBDatabase, { name, autoIncrement, indexes, ...path }: Store): void {
  const store = database.createObjectStore(name, { autoIncrement, keyPath: path.keyPath ?? path.keyPathArray });
  for (const { name: each, keyPath, keyPathArray, multiEntry, unique } of indexes)
    store.createIndex(each, (keyPath ?? keyPathArray)!, { multiEntry, unique });
}

function* fill(database: IDBDatabase, stores: Pick<Store, "name" | "records">[]): Running<void> {
  if (!stores.length) return;
  const transaction = database.transaction(stores.map(({ name }) => name), "readwrite");
  const end = ended(transaction);
  for (const { name, records: items } of stores) {
    const store = transaction.objectStore(name);
    store.clear();
    for (const item of items) {
      const key = read("key", item as { [key: string]: Json }) as IDBValidKey | undefined;
      store.add(read("value", item as { [key: string]: Json }), key);
    }
  }
  yield* settled(end);
}

// -- requests -----------------------------------------------------------------------------------------------------

function* open(factory: IDBFactory, name: string, version?: number, make?: (made: IDBDatabase) => void): Running<IDBDatabase> {
  const request = factory.open(name, version);
  if (make) request.onupgradeneeded = () => make(request.result);
  return yield* settled(answer(request));
}

function answer<T>(request: IDBRequest<T> & Pick<IDBOpenDBRequest, "onblocked">): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("scripts of the page hold the database open"));
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
