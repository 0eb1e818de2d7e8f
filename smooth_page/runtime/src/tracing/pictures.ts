/** Pictures of the page for a trace, which are taken as `page.screenshot` does. */
import type { Kernel } from "../kernel/kernel";
import { type Call, isRunning, type Running, sleep, type Step } from "../kernel/operation";

/** The page as the user sees it. Half a second is the most that a call should take longer. */
const AS_SEEN = { type: "png", caret: "initial", animations: "allow", mostElements: 2_000 };
/** Milliseconds that a call waits for one. */
export const LONGEST = 2_000;

/** Ends early where the document is left: the answer would come too late. */
export function* waitFor(kernel: Kernel, picture: Promise<void>): Running<void> {
  yield* sleep(LONGEST, (wake) => {
    void then(picture, wake);
    return kernel.leaving.watch(wake);
  });
}

async function then(picture: Promise<void>, wake: () => void): Promise<void> {
  await picture;
  wake();
}

/** Returns the file as base64. The call may be over by then. */
export async function pictureOf(call: Call): Promise<string> {
  const { kernel } = call;
  const operation = kernel.operation("screenshot");
  if (!operation) throw new Error("the page can't draw itself");
  const own = Object.create(call, { params: { value: AS_SEEN }, log: { value: [] } }) as Call;
  const made = kernel.inside(() => operation.run(own));
  const image = (isRunning(made) ? await ended(kernel, made) : made) as { v: string };
  return image.v;
}

async function ended(kernel: Kernel, running: Running): Promise<unknown> {
  let step = kernel.inside(() => running.next());
  while (!step.done) {
    let came: unknown;
    try {
      came = await outcome(kernel, step.value);
    } catch (error) {
      step = kernel.inside(() => running.throw(error));
      continue;
    }
    step = kernel.inside(() => running.next(came));
  }
  return step.value;
}

function outcome({ timers }: Kernel, step: Step): unknown {
  if (step.wait === "promise") return step.promise;
  if (step.wait === "frame") return new Promise((resolve) => timers.frame(resolve));
  if (step.wait === "time") return new Promise<void>((resolve) => timers.after(step.ms, resolve));
  throw new Error("it asks Python");
}
