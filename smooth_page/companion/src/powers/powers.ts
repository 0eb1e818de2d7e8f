/** What documents can ask of the companion: one file for each room of the runtime that has a use for it. */
import type { Companion } from "../companion";
import type { Document } from "../target";
import { chunks } from "./chunks";
import { devtools } from "./devtools";
import { dialogs } from "./dialogs";
import { downloads } from "./downloads";
import { input } from "./input";
import { kept } from "./kept";
import { network } from "./network";
import { passkeys } from "./passkeys";
import { performance } from "./performance";
import { picker } from "./picker";
import { printing } from "./printing";
import { routes } from "./routes";
import { screenshots } from "./screenshots";
import { screencast } from "./screencast";
import { session } from "./session";
import { surroundings } from "./surroundings";
import { tabs } from "./tabs";
import { traces } from "./traces";
import { workers } from "./workers";

export interface Asker {
  companion: Companion;
  document: Document;
}

/** Answers a request. Rejects with a message for the caller. */
export type Power<P = any, R = unknown> = (from: Asker, params: P) => Promise<R>;

export const powers: Record<string, Power> = {
  chunks,
  ...devtools,
  ...dialogs,
  ...downloads,
  ...input,
  ...kept,
  ...network,
  ...passkeys,
  ...performance,
  ...picker,
  ...printing,
  ...screencast,
  ...screenshots,
  ...routes,
  ...session,
  ...surroundings,
  ...tabs,
  ...traces,
  ...workers,
};
