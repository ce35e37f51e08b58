// Is loaded before a command, by each of its threads: prints what the heap holds after a collection
// whenever some more pages have been opened.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { threadId } from 'node:worker_threads';

const EVERY = 250;
const { openSync } = fs;
let pages = 0;

fs.openSync = (file, ...more) => {
  if (/\.md$/.test(String(file)) && ++pages % EVERY === 0) {
    globalThis.gc?.();
    fs.writeSync(2, `heap ${threadId} ${pages} ${process.memoryUsage().heapUsed}\n`);
  }
  return openSync(file, ...more);
};
syncBuiltinESMExports();
