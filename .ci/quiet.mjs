// Runs a script of the package, and shows what it says only where it fails.
import { spawnSync } from 'node:child_process';

const [name = ''] = process.argv.slice(2);
const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', name], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (status) console.error(stdout + stderr);
process.exitCode = status ?? 1;
