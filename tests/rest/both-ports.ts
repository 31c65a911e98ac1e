import { readConfig } from '../../src/config.js';
import { buildUser, type TestUser } from '../support/builders.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { OpenApiDocument, type Operation } from './open-api-document.js';

const LOCAL = { host: '127.0.0.1', port: 0 };

/** The server with all its routes of REST, and somebody who is signed in. */
export interface BothPorts {
  app: TestApp;
  user: TestUser;
  /** Each route, with the address of the port that it is on. */
  routes: Route[];
}

export interface Route extends Operation {
  url: string;
  document: OpenApiDocument;
}

/** Starts both ports, with so high limits on tries and changes that they never answer in the place of a route. */
export async function openBothPorts(): Promise<BothPorts> {
  const { limits } = readConfig({});
  const plenty = { mutationsPerMinute: 1e9, loginsPerAccount: 1e6, loginsPerAddress: 1e6 };
  const app = await createTestApp({ limits: { ...limits, ...plenty }, compatChat: LOCAL });
  const chatUrl = await app.compatChat!.listen(LOCAL);
  const routes: Route[] = [];
  for (const url of [app.url, chatUrl]) {
    const document = new OpenApiDocument(await (await fetch(`${url}/api/schema`)).json());
    routes.push(...document.operations.map((operation) => ({ ...operation, url, document })));
  }
  return { app, user: await buildUser(app), routes };
}
