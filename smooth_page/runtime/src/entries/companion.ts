/** What a kernel does by the companion's powers. The companion puts this chunk into documents, along with the core. */
import { Channel } from "../companion/channel";
import { arrival } from "../companion/arrival";
import { CompanionInput } from "../companion/input";
import { Surroundings } from "../companion/surroundings";
import { power, repeatable, replaced } from "../companion/operations";
import { navigate } from "../navigation/by_companion";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_companion: (kernel: Kernel) => void;

__smooth_companion = (kernel) => {
  kernel.channel = new Channel(kernel, kernel.reach!);
  kernel.input = new CompanionInput(kernel);
  if (window !== window.top) kernel.surroundings = new Surroundings(kernel);
  kernel.register("companion", {
    "session.cookies": repeatable("session.cookies"),
    "session.setCookies": repeatable("session.setCookies"),
    "session.state": repeatable("session.state"),
    "session.giveState": repeatable("session.giveState"),
    "network.facts": repeatable("network.facts"),
    "network.body": repeatable("network.body"),
    "network.bodies": repeatable("network.bodies"),
    "network.recorded": repeatable("network.recorded"),
    "network.kept": repeatable("network.kept"),
    "tabs.open": power("tabs.open"),
    "tabs.navigate": navigate,
    "tabs.lead": repeatable("tabs.lead"),
    "tabs.askToClose": power("tabs.askToClose"),
    "dialogs.answer": power("dialogs.answer"),
    "frame.navigate": repeatable("frame.navigate"),
    "worker.run": power("worker.run"),
    "network.credentials": power("network.credentials"),
    "devtools.open": power("devtools.open"),
    "devtools.send": repeatable("devtools.send"),
    "devtools.close": repeatable("devtools.close"),
    "passkeys.give": repeatable("passkeys.give"),
    "passkeys.remove": repeatable("passkeys.remove"),
    "passkeys.read": repeatable("passkeys.read"),
    "trace.start": power("trace.start"),
    "trace.stop": power("trace.stop"),
    "page.collectGarbage": repeatable("page.collectGarbage"),
    "page.pdf": power("page.pdf"),
    "screencast.read": repeatable("screencast.read"),
    "stream.read": power("stream.read"),
  });
  kernel.replace(replaced);
  kernel.replace(arrival(kernel));
  kernel.replace(kernel.channel.keptDocument.replaced);
};
