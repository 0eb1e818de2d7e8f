/** The passkeys of the session's virtual authenticators. */
import type { Commands } from "../../../runtime/src/commands";
import type { Power } from "./powers";

type Own = Extract<keyof Commands, `passkeys.${string}`>;
type Powers = { [Op in Own]: Power<Commands[Op]["params"], Commands[Op]["result"]> };

export const passkeys: Powers = {
  async "passkeys.give"({ companion }, { installed, passkeys }) {
    for (const passkey of passkeys) await companion.passkeys.add(passkey);
    if (installed) await companion.passkeys.install();
    return null;
  },

  async "passkeys.remove"({ companion }, { id }) {
    await companion.passkeys.remove(id);
    return null;
  },

  async "passkeys.read"({ companion }) {
    return companion.passkeys.all;
  },
};
