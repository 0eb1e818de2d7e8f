/** What Python answers about dialogs. */
import type { Commands } from "../../../runtime/src/commands";
import type { Power } from "./powers";

type Powers = { [Op in Extract<keyof Commands, `dialogs.${string}`>]: Power<Commands[Op]["params"]> };

export const dialogs: Powers = {
  async "dialogs.answer"({ companion }, { dialog, accept, text }) {
    const open = companion.tabs.all.find(({ dialogs }) => dialogs.isOpen(dialog));
    if (!open) throw new Error("No dialog is showing");
    await open.dialogs.answer(accept, text);
    return null;
  },
};
