/** DevTools sessions of users. */
import { randomName } from "../../../runtime/src/kernel/random";
import type { Commands } from "../../../runtime/src/commands";
import type { Companion } from "../companion";
import { UserSession } from "../devtools/session";
import { SharedLine } from "../devtools/shared_line";
import type { Document } from "../target";
import type { Power } from "./powers";

type Own = Extract<keyof Commands, `devtools.${string}`>;
type Powers = { [Op in Own]: Power<Commands[Op]["params"], Commands[Op]["result"]> };

export const devtools: Powers = {
  "devtools.open": ({ companion, document }) => open(companion, document),

  async "devtools.send"({ companion }, { session, id, method, params }) {
    const known = companion.sessions.get(session);
    return known ? known.send(id, method, params) : { closed: true };
  },

  async "devtools.close"({ companion }, { session }) {
    await companion.sessions.get(session)?.close();
    return null;
  },
};

/** Null: the frame has no target of its own. */
async function open(companion: Companion, { frame, target }: Document): Promise<string | null> {
  if (frame !== (target.type === "page" ? target.tab.main : target.id)) return null;
  const { host } = companion;
  const session = new UserSession(randomName(), target.tab, host.connect === undefined);
  session.use(host.connect ? await host.connect(target.id, session) : new SharedLine(target, session));
  companion.sessions.set(session.id, session);
  return session.id;
}
