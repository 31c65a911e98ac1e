import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '../src/config.js';
import { createBareServer } from '../src/http/server.js';
import { createChatServer } from '../src/rest/chat-server.js';
import { serveRest } from '../src/rest/serve-rest.js';
import type { Services } from '../src/services.js';
import { projectRoot } from '../src/shared/project-root.js';
import { routeTable } from './rest/route-table.js';

/** Writes the OpenAPI documents to dist/openapi, for linters, and the table of all routes into docs/legacy-clients.md. */

// Routes are declared by settings alone; nobody calls them here.
const services = { config: { ...readConfig({}), compatChat: { host: '', port: 0 } } } as Services;
const server = createBareServer(services.config, () => true);
serveRest(server, services);

const folder = path.join(projectRoot, 'dist/openapi');
await mkdir(folder, { recursive: true });
const documents = [await print(server, 'rest'), await print(createChatServer(services)!, 'chat-server')];

const page = path.join(projectRoot, 'docs/legacy-clients.md');
await writeFile(page, withTable(await readFile(page, 'utf8'), routeTable(documents)));

async function print(from: FastifyInstance, name: string): Promise<never> {
  const { body } = await from.inject('/api/schema');
  await writeFile(path.join(folder, `${name}.json`), body);
  return JSON.parse(body) as never;
}

function withTable(text: string, table: string): string {
  return text.replace(/(<!-- routes -->\n)[\s\S]*?(<!-- end of routes -->)/, `$1\n${table}\n$2`);
}
