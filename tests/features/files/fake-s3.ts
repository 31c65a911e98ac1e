import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bucket that speaks as much S3 as the server does: PUT, GET with ranges, HEAD, DELETE and lists of two keys a page. */
export interface FakeS3 {
  url: string;
  objects: Map<string, Buffer>;
  /** While set, every request is answered with this status; 0: with nothing. */
  fault: number | null;
  close(): Promise<void>;
}

export async function startFakeS3(bucket: string): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url!, 'http://x');
    const [, name, ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    const answer = (status: number, body: string | Buffer = '', headers: Record<string, string> = {}) =>
      response.writeHead(status, headers).end(body);
    if (s3.fault === 0) return;
    if (s3.fault !== null) return answer(s3.fault);
    if (name !== bucket || !request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return answer(403);
    if (request.method === 'PUT') {
      objects.set(key, Buffer.concat(chunks));
      return answer(200);
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return answer(204);
    }
    if (key === '') return answer(200, listOf(url.searchParams), { 'content-type': 'application/xml' });
    const bytes = objects.get(key);
    if (!bytes) return answer(404, request.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>');
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = from === undefined ? bytes : bytes.subarray(Number(from), Number(to) + 1);
    const headers = { 'content-length': String(part.length), 'last-modified': new Date().toUTCString() };
    return answer(from === undefined ? 200 : 206, request.method === 'HEAD' ? '' : part, headers);
  });

  function listOf(parameters: URLSearchParams): string {
    const prefix = parameters.get('prefix') ?? '';
    const after = parameters.get('continuation-token') ?? '';
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, 2);
    const more = keys.length > 2;
    const contents = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>2020-01-01T00:00:00.000Z</LastModified><Size>1</Size></Contents>`,
    );
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}</ListBucketResult>`;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const s3: FakeS3 = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    fault: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return s3;
}
