/** Lets the page do what it has to do between two events of a gesture, as it can with a real user. */
import { type Call, type Running, settled } from "../kernel/operation";

/** Goes on in a task of its own, when all microtasks of the page are done. */
export function* nextTask(call: Call): Running<void> {
  const { MessageChannel } = call.kernel.main().window;
  const { port1, port2 } = new MessageChannel();
  yield* settled(
    new Promise<void>((resolve) => {
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }),
  );
}
