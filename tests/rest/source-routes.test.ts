import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type BothPorts, openBothPorts } from './both-ports.js';
import { chatServer } from './golden/chat-server.js';
import type { Exchange } from './golden/exchange.js';
import { messengerShort, messengerV1 } from './golden/messenger.js';
import { rooms000 } from './golden/rooms.js';
import { taskManager } from './golden/task-manager.js';
import { SOURCE_ROUTES } from './source-routes.js';

/** Pages for people, which are in no OpenAPI document. */
const PAGES = ['GET /api/schema/swagger-ui/', 'GET /api/schema/redoc/', 'GET /admin/'];

let ports: BothPorts;

beforeAll(async () => {
  ports = await openBothPorts();
});
afterAll(() => ports.app.close());

/** Without the last slash and with every id alike. */
const normal = (route: string) => route.replace(/{\w+}|\$\w+/g, '{}').replace(/\?.*|\/$/g, '');

test.each(Object.entries(SOURCE_ROUTES))(
  'every route of %s is served for its clients, and told in the document',
  (source, wanted) => {
    const served = ports.routes.filter(({ sources }) => sources.includes(source));
    const known = served.map(({ method, path }) => normal(`${method} ${path}`));
    expect(wanted.filter((route) => !PAGES.includes(route) && !known.includes(normal(route)))).toEqual([]);
  },
);

test('every route of the sources has its golden requests', () => {
  const asked = (exchanges: Exchange[]) => exchanges.map(({ method, path }) => normal(`${method} ${path}`));
  const golden: Record<string, string[]> = {
    '000': asked(rooms000.exchanges),
    '001': asked(messengerV1.exchanges),
    '002': asked(messengerShort.exchanges),
    '003': asked(taskManager.exchanges),
    '004': chatServer.map(({ curl }) => `POST ${/:9000(\S+)/.exec(curl)![1]}`),
  };
  for (const [source, routes] of Object.entries(SOURCE_ROUTES))
    expect([source, routes.filter((route) => !golden[source]!.includes(normal(route)))]).toEqual([source, []]);
});
