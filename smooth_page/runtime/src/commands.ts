/**
 * Every operation: its parameters and its result, in a file for each subject. `scripts/generate_protocol.py` writes
 * smooth_page/_protocol/commands from these: one function for each operation, named as here (`page.setContent` is
 * `commands.page_set_content`).
 *
 * Times are ms, points are CSS pixels of the main window's viewport unless stated otherwise. An optional parameter is
 * left out, never null, unless its type says `null`. An entry can also have:
 * - `acts`: it acts on the page, so it must not be done twice.
 * - `reads`: it only reads; calls that several listeners make at the same time run one after the other, in their order.
 * - `needs`: chunks beside its own, always (`true`) or for a value of a parameter (`{ mode: "ai" }`).
 */
import type { EvaluationCommands } from "./commands/evaluation";
import type { ReadingCommands } from "./commands/reading";
import type { ActionsCommands } from "./commands/actions";
import type { InputCommands } from "./commands/input";
import type { AssertionsCommands } from "./commands/assertions";
import type { DocumentsCommands } from "./commands/documents";
import type { NetworkCommands } from "./commands/network";
import type { StorageCommands } from "./commands/storage";
import type { PagesCommands } from "./commands/pages";
import type { EmulationCommands } from "./commands/emulation";
import type { ScreenshotsCommands } from "./commands/screenshots";
import type { DevtoolsCommands } from "./commands/devtools";
import type { ExtractionCommands } from "./commands/extraction";
import type { DebuggingCommands } from "./commands/debugging";

export type * from "./commands/values";
export type * from "./commands/evaluation";
export type * from "./commands/reading";
export type * from "./commands/actions";
export type * from "./commands/input";
export type * from "./commands/assertions";
export type * from "./commands/documents";
export type * from "./commands/network";
export type * from "./commands/storage";
export type * from "./commands/pages";
export type * from "./commands/emulation";
export type * from "./commands/screenshots";
export type * from "./commands/devtools";
export type * from "./commands/extraction";
export type * from "./commands/debugging";

export interface Commands
  extends EvaluationCommands,
    ReadingCommands,
    ActionsCommands,
    InputCommands,
    AssertionsCommands,
    DocumentsCommands,
    NetworkCommands,
    StorageCommands,
    PagesCommands,
    EmulationCommands,
    ScreenshotsCommands,
    DevtoolsCommands,
    ExtractionCommands,
    DebuggingCommands {}
