/** alert, confirm, prompt and print: answered at once by the policy that Python has set, as nobody sees them. */
import { standIn } from "../kernel/stand";
import type { Place } from "./place";

export function answerDialogs(place: Place): void {
  const { window } = place;
  const answer = (type: string, message: string, defaultValue = ""): boolean =>
    place.kernel.inside(() => {
      const accepted = place.kernel.settings.dialogs?.accept ?? false;
      place.tell("dialog", { type, message, defaultValue, accepted });
      return accepted;
    });
  const stand = (name: string, dialog: (args: any[]) => unknown) =>
    standIn(window, name, (native, _, args) => (wanted() ? dialog(args) : native()));
  const wanted = () => place.kernel.inside(() => place.wants("dialog"));
  // `${...}` turns into text what the browser would, and throws for symbols as it does.
  stand("alert", (args) => void answer("alert", args.length ? `${args[0]}` : ""));
  stand("confirm", (args) => answer("confirm", args[0] === undefined ? "" : `${args[0]}`));
  stand("prompt", (args) => {
    const message = args[0] === undefined ? "" : `${args[0]}`;
    const value = args[1] === undefined ? "" : `${args[1]}`;
    return answer("prompt", message, value) ? (place.kernel.settings.dialogs?.promptText ?? "") : null;
  });
  stand("print", () => undefined);
}
