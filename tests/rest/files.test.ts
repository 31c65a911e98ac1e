import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { buildUser, type TestUser } from '../support/builders.js';
import { rest, restGives } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const { limits } = readConfig({});

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp({ limits: { ...limits, fileBytes: 1000, quotaBytes: 1500 } });
  ann = await buildUser(app);
});
afterAll(() => app.close());

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    value instanceof Blob ? form.append(name, value, `${name}.txt`) : form.append(name, value);
  return form;
}

const upload = (fields: Record<string, string | Blob>) => rest(app, ann, 'POST', '/api/files/upload/', formOf(fields));

test('a file is uploaded, known and got again', async () => {
  const { status, body } = await upload({ file: new Blob(['hello']) });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: 'file.txt', size: 5, uploaded_by: ann.id });
  expect(await restGives(app, ann, 'GET', `/api/files/${body.id}/`)).toEqual(body);
  expect(await (await fetch(body.url)).text()).toBe('hello');
});

test('row 52: is not there for others', async () => {
  const { body } = await upload({ file: new Blob(['hello']) });
  const ben = await buildUser(app);
  for (const id of [body.id, ann.id, '-1']) {
    const answer = await rest(app, ben, 'GET', `/api/files/${id}/`);
    expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND']);
  }
});

test('row 86: one that is too large, or too much, is refused with 400, and the connection goes on', async () => {
  const large = await upload({ file: new Blob(['x'.repeat(1_000_000)]) });
  expect([large.status, large.body.code, Object.keys(large.body.errors)]).toEqual([400, 'BAD_USER_INPUT', ['file']]);
  const carl = await buildUser(app);
  const send = () => rest(app, carl, 'POST', '/api/files/upload/', formOf({ file: new Blob(['x'.repeat(900)]) }));
  expect((await send()).status).toBe(201);
  const full = await send();
  expect([full.status, full.body.errors.file]).toEqual([400, [expect.stringContaining('quota')]]);
});

test('a form without a file, with an unknown field or a broken one is refused', async () => {
  expect((await upload({})).body).toMatchObject({ errors: { file: ['Is required.'] } });
  expect((await upload({ note: 'x' })).body).toMatchObject({ errors: { note: ['Is not known here.'] } });
  expect((await upload({ uploaded_by: ann.id, file: new Blob(['x']) })).status).toBe(400);
  const headers = { authorization: `Bearer ${ann.accessToken}`, 'content-type': 'multipart/form-data; boundary=b' };
  const cut = '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nhalf';
  for (const body of [cut, '--b', 'nothing of it', '']) {
    const response = await fetch(`${app.url}/api/files/upload/`, { method: 'POST', headers, body });
    expect([body, response.status]).toEqual([body, 400]);
  }
});

test('row 21: a form with thousands of fields is refused', async () => {
  const form = new FormData();
  for (let i = 0; i < 10_000; i++) form.append(`f${i}`, 'x');
  const answer = await rest(app, ann, 'POST', '/api/files/upload/', form);
  expect([400, 413]).toContain(answer.status);
});

test('row 92: what is no form is refused with 415', async () => {
  expect((await rest(app, ann, 'POST', '/api/files/upload/', { file: 'x' })).status).toBe(415);
});

test('nobody uploads who is not signed in', async () => {
  expect((await rest(app, null, 'POST', '/api/files/upload/', formOf({ file: new Blob(['x']) }))).status).toBe(401);
});
