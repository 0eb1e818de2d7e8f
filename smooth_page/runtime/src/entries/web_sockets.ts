/** WebSockets: sent when Python listens for them, or routes some. */
import type { Kernel } from "../kernel/kernel";
import { Sockets } from "../web_sockets/sockets";

declare let __smooth_web_sockets: (kernel: Kernel) => void;

const known = new WeakSet<Kernel>();

__smooth_web_sockets = (kernel) =>
  kernel.inside(() => {
    if (known.has(kernel)) return;
    known.add(kernel);
    const sockets = new Sockets(kernel);
    kernel.register("web_sockets", {}, () => sockets.look());
    sockets.look();
  });
