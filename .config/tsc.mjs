// Runs the native compiler, which stands beside the one that the linter has its types from.
await import(new URL('bin/tsc', import.meta.resolve('typescript-7/package.json')).href);
