import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Outbound } from '../../src/push/outbound.js';
import { newId } from '../../src/shared/ids.js';
import { certificate } from './push-certificate.js';
import { createDevice, type PushDevice } from './push-device.js';
import { type Sworn, swornBy } from './push-sworn-by.js';

/** A status, or whatever else is done with a request. */
export type PushAnswer = number | ((response: ServerResponse) => void);

export interface PushRequest extends Sworn {
  path: string;
  headers: IncomingHttpHeaders;
  size: number;
}

/** A push service on loopback, by any name in `example.com`, that does what those of browsers do. */
export interface PushServer {
  /** The way that leads to it, whatever address a name has. */
  outbound: Outbound;
  /** What names lead to, one after the other; the last one stays. Others lead to a public address. */
  names: Map<string, string[][]>;
  /** The addresses that were connected to. */
  connections: string[];
  requests: PushRequest[];
  /** A browser that has subscribed here. */
  subscribe(host?: string): PushDevice;
  /** The service's next answers for this device; after them messages are taken. */
  script(device: PushDevice, ...answers: PushAnswer[]): void;
  close(): void;
}

const PUBLIC = '93.184.216.34';

export async function startPushServer(): Promise<PushServer> {
  const devices = new Map<string, PushDevice>();
  const scripts = new Map<string, PushAnswer[]>();
  const server = https.createServer(certificate, async (request, response) => {
    const body = await buffer(request);
    const path = request.url!;
    push.requests.push({ path, headers: request.headers, size: body.length, ...swornBy(request.headers) });
    const answer = scripts.get(path)?.shift() ?? (body.length > 4096 ? 413 : 201);
    if (typeof answer === 'function') return answer(response);
    if (answer === 201) devices.get(path)!.take(body);
    response.writeHead(answer).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const push: PushServer = {
    outbound: {
      async resolve(hostname) {
        const turns = push.names.get(hostname) ?? [[PUBLIC]];
        return (turns.length > 1 ? turns.shift() : turns[0])!;
      },
      agent: leadingTo((server.address() as AddressInfo).port, (addresses) => push.connections.push(...addresses)),
    },
    names: new Map(),
    connections: [],
    requests: [],
    subscribe(host = 'push.example.com') {
      const path = `/send/${newId()}`;
      const device = createDevice(`https://${host}${path}`);
      devices.set(path, device);
      return device;
    },
    script: (device, ...answers) => scripts.set(new URL(device.endpoint).pathname, answers),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return push;
}

/** Connects to a port of this machine instead of where it is told to; tells to what addresses that was. */
function leadingTo(port: number, tell: (addresses: string[]) => void): https.Agent {
  class Agent extends https.Agent {
    override createConnection(...[options, callback]: Parameters<https.Agent['createConnection']>) {
      const { lookup, host } = options as { lookup: LookupFunction; host: string };
      lookup(host, { all: true }, (_error, found) => tell((found as LookupAddress[]).map(({ address }) => address)));
      const here = { ...options, host: '127.0.0.1', port, lookup: undefined, ca: certificate.cert };
      return super.createConnection(here as typeof options, callback);
    }
  }
  return new Agent();
}
