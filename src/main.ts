import process from 'node:process';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Team Messenger needs Node.js 24 or newer; this is ${process.versions.node}. npm start brings its own.`,
  );
  process.exit(1);
}

// Only now: an older Node would stumble over the code before it could say why.
const { serve } = await import('./serve.js');
await serve();
