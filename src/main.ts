import process from 'node:process';
import { parseArgs } from 'node:util';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Team Messenger needs Node.js 24 or newer; this is ${process.versions.node}. npm start brings its own.`,
  );
  process.exit(1);
}

const { role } = parseArgs({ options: { role: { type: 'string' } } }).values;
if (role !== undefined && role !== 'web' && role !== 'worker') {
  console.error('--role is web or worker; without it the node does both.');
  process.exit(2);
}

// Only now: an older Node would stumble over the code before it could say why.
const { serve } = await import('./serve.js');
await serve(role ?? null);
