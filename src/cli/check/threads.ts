// Shares the pages of a large site among the processor's cores.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { checkFiles, type Found, type Job } from './check-files.ts';

/** Pages that are handed to a thread at once. */
const BATCH = 50;
/** With fewer pages a thread takes longer to start than it saves. */
const MIN_PAGES = 400;

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
  const workers = Array.from({ length: count }, () => new Worker(fileURLToPath(import.meta.url)));
  try {
    const ready = new Map(workers.map((worker) => [worker, nextOf(worker, batches.shift(), job)]));
    while (ready.size) {
      const { worker, found } = await Promise.race(ready.values());
      const batch = batches.shift();
      if (batch) ready.set(worker, nextOf(worker, batch, job));
      else ready.delete(worker);
      yield found;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Hands a batch to a thread and waits for what it finds. */
function nextOf(
  worker: Worker,
  files: readonly string[] = [],
  job: Job,
): Promise<{ worker: Worker; found: Found }> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', (found: Found) => resolve({ worker, found }));
    worker.once('error', reject);
    worker.postMessage({ files, job } satisfies Order);
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
