/** Answers alert, confirm, prompt and print at once, with what Python's listeners will do. */
import type { DialogFacts } from "../contract";
import { replaceMethod } from "../kernel/replace";
import { decide, type Decision } from "./dialog_decisions";
import type { WatchedWindow } from "./watched_window";

export function answerDialogs(watched: WatchedWindow): void {
  const { window } = watched;
  const answer = (type: string, message: string, defaultValue = ""): Decision =>
    watched.kernel.inside(() => reported(watched, { type, message, defaultValue }));
  const stand = (name: string, dialog: (args: any[]) => unknown) =>
    replaceMethod(window, name, (native, _, args) => (wanted() ? dialog(args) : native()));
  const wanted = () => watched.kernel.inside(() => watched.wants("dialog"));
  // `${...}` converts to text as the browser does, and throws for symbols as it does.
  stand("alert", (args) => void answer("alert", args.length ? `${args[0]}` : ""));
  stand("confirm", (args) => answer("confirm", args[0] === undefined ? "" : `${args[0]}`).accepted);
  stand("prompt", (args) => {
    const message = args[0] === undefined ? "" : `${args[0]}`;
    const { accepted, text } = answer("prompt", message, args[1] === undefined ? "" : `${args[1]}`);
    return accepted ? text : null;
  });
  stand("print", () => undefined);
}

/** Decides about a dialog and reports it with the decision. A `beforeunload` dialog is always accepted. */
export function reported(watched: WatchedWindow, dialog: DialogFacts): Decision {
  const { kernel } = watched;
  const { states = [], after = [] } = kernel.settings.dialogs ?? {};
  const unseen = kernel.unseen("dialog");
  const decision = decide(states, [...after, ...unseen], dialog);
  if (dialog.type === "beforeunload") decision.accepted = true;
  watched.tell("dialog", { ...dialog, ...decision });
  return decision;
}
