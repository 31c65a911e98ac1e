// Runs the server and follows the sources: compiles, bundles the web pages and restarts after each change.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { watch } from 'chokidar';
import { context } from 'esbuild';
import { build as buildApp } from 'vite';
import { graphiqlTarget } from './build/graphiql-target.mjs';
import { hashFile } from './build/source-hash.mjs';
import { tscArguments } from './build/tsc.mjs';
import { serverArguments } from './server-arguments.mjs';

const root = join(import.meta.dirname, '..');
/** How long to wait (ms) for the other files of one save. */
const quietTime = 100;

const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
// From here dist changes without it: the next `npm start` has to build.
rmSync(hashFile(root));

const graphiql = await context({ ...graphiqlTarget(root), logLevel: 'info' });
await graphiql.watch();
const app = await buildApp({
  configFile: join(root, 'web/vite.config.ts'),
  logLevel: 'warn',
  // Emptied, it would be missing just when the server looks for it.
  build: { watch: {}, emptyOutDir: false },
});

// The compiler's own --watch (TypeScript 7.0) does not notice changes of the files directly in src.
let compiled = Promise.resolve();
let timer;
// Node's own recursive watching loses a file once it was replaced by another, as git and many editors do.
const watcher = watch([join(root, 'src'), join(root, 'migrations')], { ignoreInitial: true }).on('all', compileSoon);

const watching = ['--watch', '--watch-preserve-output'];
const server = spawn(process.execPath, [...serverArguments, ...watching, join(root, 'dist/src/main.js')], {
  stdio: 'inherit',
});
server.on('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

function compileSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    compiled = compiled.then(compile);
  }, quietTime);
}

/** Writes only what changed, so that the server restarts once; an error of types is printed and keeps the server up. */
function compile() {
  const options = ['--incremental', '--tsBuildInfoFile', join(root, 'dist/.tsbuildinfo'), '--noEmitOnError'];
  const compiler = spawn(process.execPath, tscArguments(root, ...options), { stdio: 'inherit' });
  return new Promise((resolve) => compiler.on('exit', resolve));
}

function stop() {
  server.kill();
  watcher.close();
  graphiql.dispose();
  app.close();
}
