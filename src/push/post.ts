import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './endpoint.js';
import type { Outbound } from './outbound.js';

/** For name, connection and answer together, milliseconds. */
const PATIENCE = 5000;
/** Of an answer no more is read, bytes. */
const READ = 4096;

export interface PostRequest {
  headers: Record<string, string | number>;
  body: Buffer;
}

export interface PostAnswer {
  status: number;
  /** As it came; null where there was none. */
  retryAfter: string | null;
  /** The beginning of what it says. */
  text: string;
}

/** The name does not lead out, whatever it led to when the endpoint was saved. */
export class NotPublic extends Error {
  override name = 'NotPublic';
}

/**
 * Posts to a host on the public internet. Its name is looked up once, and it is one of the addresses that were looked at to which the connection goes;
 * one that is not public refuses all of them. Redirects are answers. Throws NotPublic, or what went wrong within 5 s.
 */
export async function post(outbound: Outbound, url: URL, { headers, body }: PostRequest): Promise<PostAnswer> {
  const signal = AbortSignal.timeout(PATIENCE);
  const addresses = await outbound.resolve(url.hostname);
  if (addresses.length === 0) throw new Error(`${url.hostname} has no address`);
  if (!addresses.every(isPublicAddress)) throw new NotPublic(`${url.hostname} leads to an address that is not public`);
  const { agent } = outbound;
  const options = { method: 'POST', headers, agent, lookup: only(addresses), autoSelectFamily: true, signal };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    https.request(url, options).on('response', resolve).on('error', reject).end(body);
  });
  return {
    status: response.statusCode!,
    retryAfter: response.headers['retry-after'] ?? null,
    text: await beginningOf(response),
  };
}

/** Gives these addresses for any name. */
function only(addresses: string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, _options, callback) => callback(null, found);
}

/** The answer is its status: what is said beside it may break off, or have no end. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= READ) break;
    }
  } catch {
    // What came before stands.
  }
  return Buffer.concat(chunks).subarray(0, READ).toString();
}
