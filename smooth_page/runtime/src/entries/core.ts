/** The core chunk. The turn's text calls what it leaves in the variable (see smooth_page/_shared/wire/turn_text.py). */
import { shared } from "virtual:shared";
import { operations as evaluation } from "../evaluation/operations";
import { operations as events } from "../events/operations";
import type { Guard } from "../kernel/guard";
import { install } from "../kernel/install";
import type { Entry } from "../kernel/entry";
import type { Kernel } from "../kernel/kernel";
import type { Operations } from "../kernel/operation";
import { operations as navigation } from "../navigation/operations";
import { operations as reading } from "../reading/operations";
import { describeHandle } from "../values/describe";
import { operations as waiting } from "../waiting/operations";

declare let __smooth_core: (entry: Entry, guard: Guard) => Kernel;

/** Every operation of this chunk. Those of other chunks are registered by their own entries. */
const operations: Operations = { ...evaluation, ...reading, ...waiting, ...navigation, ...events };

__smooth_core = (entry, guard) => install(entry, guard, { operations, describe: describeHandle, shared });
