/** The IndexedDB databases of an origin: sent for storage states with IndexedDB. */
import type { Kernel } from "../kernel/kernel";
import { giveDatabases, readDatabases } from "../storage/databases";

declare let __smooth_databases: (kernel: Kernel) => void;

__smooth_databases = (kernel) =>
  kernel.register("databases", { "databases.read": { run: readDatabases }, "databases.give": { run: giveDatabases } });
