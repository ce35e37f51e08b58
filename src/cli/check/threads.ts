// Shares the pages of a large site among the processor's cores.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { checkFiles, type Found, type Job } from './check-files.ts';

/** Pages that are handed to a thread at once. */
const BATCH = 50;
/** With fewer pages a thread takes longer to start than it saves. */
const MIN_PAGES = 400;
/**
 * How much memory a thread may take before it collects what it no longer needs. Without a limit it
 * grows with the number of pages, although it keeps none of them.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 160 };

interface Order {
  readonly files: readonly string[];
  readonly job: Job;
}

/** Checks pages, on several cores where there are many, and yields what is found piece by piece. */
export async function* checkInThreads(files: readonly string[], job: Job): AsyncGenerator<Found> {
  const batches: string[][] = [];
  for (let at = 0; at < files.length; at += BATCH) batches.push(files.slice(at, at + BATCH));
  const count = Math.min(availableParallelism(), batches.length);
  if (files.length < MIN_PAGES || count < 2) {
    for (const batch of batches) yield checkFiles(batch, job);
    return;
  }
  const ready = new Map<Worker, Promise<Answer>>();
  const start = (worker: Worker): void => {
    const batch = batches.shift();
    if (batch) ready.set(worker, answerOf(worker, { files: batch, job }));
  };
  const workers = new Set<Worker>();
  const addWorker = (): void => {
    const worker = new Worker(fileURLToPath(import.meta.url), { resourceLimits: LIMITS });
    workers.add(worker);
    start(worker);
  };
  try {
    for (let at = 0; at < count; at++) addWorker();
    while (ready.size) {
      const { worker, order, found } = await Promise.race(ready.values());
      ready.delete(worker);
      if (found) start(worker);
      else {
        workers.delete(worker);
        if (batches.length) addWorker();
      }
      // What is too large for a thread is not for this one, which has no limit of its own.
      yield found ?? checkFiles(order.files, order.job);
    }
  } finally {
    await Promise.all(Array.from(workers, (worker) => worker.terminate()));
  }
}

/** What a thread found; nothing where its memory was not enough, which has ended it. */
interface Answer {
  readonly worker: Worker;
  readonly order: Order;
  readonly found: Found | undefined;
}

/** Hands a batch to a thread and waits for what it finds. */
function answerOf(worker: Worker, order: Order): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', (found: Found) => resolve({ worker, order, found }));
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ worker, order, found: undefined });
      else reject(error);
    });
    worker.postMessage(order);
  });
}

/** Answers the orders of the main thread, in a thread of its own. */
export function serveThread(): boolean {
  const port = parentPort;
  if (isMainThread || !port) return false;
  port.on('message', ({ files, job }: Order) => {
    port.postMessage(checkFiles(files, job));
  });
  return true;
}
