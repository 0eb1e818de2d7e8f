/** What the companion evaluates in a web worker, to run Python's code there. */
import { WorkerKernel } from "../worker/worker_kernel";

declare let __smooth_worker: () => WorkerKernel;

__smooth_worker = () => new WorkerKernel();
