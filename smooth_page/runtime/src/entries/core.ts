/** The core chunk. The turn's text calls what it leaves in the variable (see smooth_page/_shared/wire/turn_text.py). */
import { shared } from "virtual:shared";
import type { Guard } from "../kernel/guard";
import { install } from "../kernel/install";
import type { Entry, Kernel } from "../kernel/kernel";

declare let __smooth_core: (entry: Entry, guard: Guard) => Kernel;

__smooth_core = (entry, guard) => install(entry, guard, shared);
