import sharp from 'sharp';
import type { Person, Workspace } from './workspace.js';

/** A file as a browser is given one. */
export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const textFile = (name: string, content = 'What was agreed.'): TestFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

/** A picture of one colour. */
export async function pictureFile(
  name: string,
  { width = 640, height = 480, colour = '#4f46e5' } = {},
): Promise<TestFile> {
  const image = sharp({ create: { width, height, channels: 3, background: colour } });
  return { name, mimeType: 'image/png', buffer: await image.png().toBuffer() };
}

/** Uploads a file as somebody, without a browser. Gives its id. */
export async function upload(
  workspace: Workspace,
  { accessToken }: Person,
  { name, mimeType, buffer }: TestFile,
): Promise<string> {
  const form = new FormData();
  const query = 'mutation ($file: Upload!) { uploadFile(input: { file: $file }) { file { id previewStatus } } }';
  form.set('operations', JSON.stringify({ query, variables: { file: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.file'] }));
  form.set('0', new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
  const headers = { authorization: `Bearer ${accessToken}`, 'apollo-require-preflight': '1' };
  const answer = await fetch(`${workspace.url}/graphql`, { method: 'POST', headers, body: form });
  return ((await answer.json()) as { data: { uploadFile: { file: { id: string } } } }).data.uploadFile.file.id;
}
