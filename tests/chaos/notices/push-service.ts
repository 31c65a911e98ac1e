import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { certificate } from '../../support/push-certificate.ts';
import { createDevice, type PushDevice } from '../../support/push-device.ts';
import { swornBy } from '../../support/push-sworn-by.ts';

const ORIGIN = 'https://push.example.com';

/** A push message as a browser has opened it, with the Topic by which the service puts it in the place of an earlier one. */
export interface Pushed {
  device: PushDevice;
  topic: string;
  /** Where it leads. */
  url: string;
}

/** A push service on loopback that does what those of browsers do. Nodes find it by PUSH_SERVICE: see tests/failpoints.mjs. */
export class PushService {
  /** Whether it takes a message, takes it and says nothing, or is out of order. */
  conduct: 'take' | 'hang' | 'fail' = 'take';
  readonly pushed: Pushed[] = [];
  /** Tries while it was out of order. */
  refused = 0;
  /** What browsers would not have believed. */
  readonly faults: string[] = [];
  /** The keys by which senders swore. */
  readonly keys = new Set<string>();
  /** Called for each message that it has taken. */
  taken = () => {};
  private readonly devices = new Map<string, PushDevice>();
  private readonly server = https.createServer(certificate, (request, response) => void this.answer(request, response));

  async listen(): Promise<this> {
    // Otherwise it would end a connection just when a node uses it again, which then waits a minute.
    this.server.keepAliveTimeout = 0;
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  get settings(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { PUSH_SERVICE: JSON.stringify({ port, ca: certificate.cert }) };
  }

  subscribe(): PushDevice {
    const path = `/send/${this.devices.size}`;
    const device = createDevice(`${ORIGIN}${path}`);
    this.devices.set(path, device);
    return device;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Of a node that died while it spoke nothing came.
    const body = await buffer(request).catch(() => null);
    if (!body) return;
    try {
      const { vapid, key } = swornBy(request.headers);
      this.keys.add(key);
      if (vapid.aud !== ORIGIN || vapid.exp * 1000 < Date.now()) throw new Error(`sworn to ${JSON.stringify(vapid)}`);
      if (this.conduct === 'fail') {
        this.refused += 1;
        response.writeHead(503).end();
        return;
      }
      const device = this.devices.get(request.url!)!;
      device.take(body);
      this.pushed.push({ device, topic: String(request.headers.topic), url: device.messages.at(-1)!.url });
      this.taken();
      if (this.conduct === 'take') response.writeHead(201).end();
    } catch (error) {
      this.faults.push(`push: ${error}`);
      response.destroy();
    }
  }
}
