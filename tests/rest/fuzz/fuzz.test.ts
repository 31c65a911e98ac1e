import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readConfig } from '../../../src/config.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { OpenApiDocument, type Operation } from '../open-api-document.js';
import type { Known } from './arbitrary.js';
import { chatIds, knownOf } from './known.js';
import { requestsOf, send } from './send.js';

/** Requests to each route: a few in the gate, `FUZZ_RUNS=200` for all. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 12);
/** What ends the session that asks. */
const ENDS = /logout|change-password/;

const LOCAL = { host: '127.0.0.1', port: 0 };

let app: TestApp;
let user: TestUser;
let known: Known;

beforeAll(async () => {
  const { limits } = readConfig({});
  // A limit on tries would answer for the routes.
  const plenty = { mutationsPerMinute: 1e9, loginsPerAccount: 1e6, loginsPerAddress: 1e6 };
  app = await createTestApp({ limits: { ...limits, ...plenty }, compatChat: LOCAL });
  user = await buildUser(app);
  known = await knownOf(app, user);
});
afterAll(() => app.close());

/** Of a route that ends the session each request has one of its own. */
async function tokenFor({ path }: Operation): Promise<string> {
  return (ENDS.test(path) ? await buildUser(app) : user).accessToken;
}

/** What is wrong with the answers of an operation to requests of any kind: the smallest request by which something is. */
async function objectionTo(
  url: string,
  document: OpenApiDocument,
  operation: Operation,
  known: Known,
): Promise<string[]> {
  const property = fc.asyncProperty(requestsOf(document, operation, known), async (request) => {
    const response = await send(url, operation, request, await tokenFor(operation));
    const body = await response.text();
    const objection = document.objection(operation, response.status, response.headers.get('content-type'), body);
    if (response.status >= 500 || objection) throw new Error(`${response.status}: ${objection ?? body}`);
  });
  const { failed, counterexample, errorInstance, seed } = await fc.check(property, { numRuns: RUNS });
  if (!failed) return [];
  const request = JSON.stringify(counterexample).slice(0, 500);
  return [`${operation.method} ${operation.path} (seed ${seed}): ${errorInstance} by ${request}`];
}

describe(`${RUNS} requests of any kind to each route: no fault, and no answer that the document does not have`, () => {
  const fuzz = async (url: string, ids: Known) => {
    const document = new OpenApiDocument(await (await fetch(`${url}/api/schema`)).json());
    const objections: string[] = [];
    for (const operation of document.operations) objections.push(...(await objectionTo(url, document, operation, ids)));
    expect(objections).toEqual([]);
    return document.operations.length;
  };

  test('on the port of all', async () => {
    expect(await fuzz(app.url, known)).toBeGreaterThan(20);
  }, 1_800_000);

  test('on the port of the chat server', async () => {
    const url = await app.compatChat!.listen(LOCAL);
    expect(await fuzz(url, await chatIds(url))).toBe(5);
  }, 600_000);
});
