// Installs the dependencies of a folder where they are missing or older than the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const folder = process.argv[2] ?? '.';
const lock = `${folder}/package-lock.json`;
const installed = `${folder}/node_modules/.package-lock.json`;

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log(`Installing the dependencies of ${folder} (npm ci) …`);
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    cwd: folder,
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
}
