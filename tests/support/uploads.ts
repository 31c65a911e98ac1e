import { type Answer, type ClientError, get, type Requester } from './client.js';
import type { TestApp } from './test-app.js';

export const UPLOAD = `mutation($file: Upload!) {
  uploadFile(input: { file: $file }) { file { id name type size sha256 width height previewStatus isImage url } }
}`;

/** What a browser would send for a file input. */
export interface Sent {
  name?: string;
  /** What the sender says of it. */
  type?: string;
  bytes: Uint8Array | string | Blob;
}

/** A multipart request with `operations`, `map` and files in this order. */
export function multipartOf(query: string, variables: object, files: Record<string, Sent>): FormData {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables }));
  form.set('map', JSON.stringify(Object.fromEntries(Object.keys(files).map((path, index) => [index, [path]]))));
  for (const [index, { name = 'a file', type = 'application/octet-stream', bytes }] of Object.values(files).entries())
    form.set(String(index), new Blob([bytes as never], { type }), name);
  return form;
}

/** Sends one file as the variable of this name, as a client would. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export async function upload<T = any>(
  app: TestApp,
  as: Requester | null,
  file: Sent,
  { query = UPLOAD, name = 'file' }: { query?: string; name?: string } = {},
): Promise<Answer<T>> {
  return post(app, as, multipartOf(query, { [name]: null }, { [`variables.${name}`]: file }));
}

/** Sends a body of multipart. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export async function post<T = any>(app: TestApp, as: Requester | null, body: FormData): Promise<Answer<T>> {
  const headers: Record<string, string> = { 'apollo-require-preflight': '1' };
  if (as?.accessToken) headers.authorization = `Bearer ${as.accessToken}`;
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
  const answer = (await response.json()) as { data: T; errors?: ClientError[] };
  return { status: response.status, headers: response.headers, ...answer, code: answer.errors?.[0]?.extensions.code };
}

/** What `upload` stored; throws where it was refused. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export async function uploaded(app: TestApp, as: Requester, file: Sent): Promise<any> {
  const answer = await upload(app, as, file);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.uploadFile.file;
}

/** GET of a path of the server, by a token or by none. */
export function download(
  app: TestApp,
  as: Requester | null,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${app.url}${path}`, {
    headers: { ...headers, ...(as?.accessToken && { authorization: `Bearer ${as.accessToken}` }) },
  });
}

const PICTURE = 'query($id: ID!) { file(id: $id) { id type size sha256 width height previewStatus isImage } }';

/** As `uploaded`, and waits for the previews: on a busy machine longer than the upload itself does. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export async function uploadedPicture(app: TestApp, as: Requester, file: Sent): Promise<any> {
  const { id } = await uploaded(app, as, file);
  await app.previews.catchUp();
  return (await get(app, as, PICTURE, { id })).file;
}
