import { type AddressInfo, createServer, type Server, Socket } from 'node:net';
import { pause } from './waiting.ts';

/** PostgreSQL's CommandComplete with the tag of a COMMIT (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/** One connection through a proxy: `near` to who connected, `far` to the server. */
interface Link {
  near: Socket;
  far: Socket;
  /** Something of it was lost in the black hole: it cannot go on. */
  isTorn: boolean;
}

/** Stands before a TCP server on the loopback and does to its connections what networks do. */
export class ChaosProxy {
  port = 0;
  /** Milliseconds that each chunk takes longer, both ways. */
  latency = 0;
  /** Bytes a second to the client, per connection; Infinity: unthrottled. */
  rate = Number.POSITIVE_INFINITY;
  /** New connections are closed at once. */
  refusing = false;
  /** Answers swallowed so far. */
  swallowed = 0;
  /** Connections that the server has closed since the proxy became a black hole. */
  givenUp = 0;
  private blackHole = false;
  private readonly links = new Set<Link>();
  private readonly server: Server;
  private toSwallow = 0;

  constructor(targetPort: number) {
    this.server = createServer((near) => this.accept(near, targetPort));
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  get connections(): number {
    return this.links.size;
  }

  /** Ends every connection, or a share of them (0 to 1): by FIN, or by RST. */
  cut(how: 'fin' | 'rst', share = 1): number {
    const chosen = [...this.links].slice(0, Math.ceil(this.links.size * share));
    for (const { near, far } of chosen) {
      if (how === 'rst') near.resetAndDestroy();
      else near.destroy();
      far.destroy();
    }
    return chosen.length;
  }

  /** PostgreSQL: the next `count` COMMITs reach the server, their answers reach nobody, and the connections are cut. */
  swallowCommits(count: number): void {
    this.toSwallow += count;
  }

  /** Nothing passes any more and no side hears that the other has gone; new connections are accepted and not heard. */
  swallowAll(): void {
    this.blackHole = true;
    this.givenUp = 0;
  }

  /** Lets through again; connections that lost something or one of their sides are cut. */
  heal(): void {
    this.blackHole = false;
    for (const link of [...this.links]) {
      const { near, far, isTorn } = link;
      if (!isTorn && !near.destroyed && !far.destroyed) continue;
      near.destroy();
      far.destroy();
      this.links.delete(link);
    }
  }

  async close(): Promise<void> {
    this.cut('fin');
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(near: Socket, port: number): void {
    if (this.refusing) return void near.resetAndDestroy();
    const far = new Socket();
    const link: Link = { near, far, isTorn: false };
    this.links.add(link);
    const end = () => {
      if (this.blackHole) return;
      this.links.delete(link);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.setNoDelay(true).on('error', end).on('close', end);
    near.on('end', end);
    far.on('end', () => {
      if (this.blackHole) this.givenUp++;
      end();
    });
    far.connect(port, '127.0.0.1');
    void this.pump(link, near, far, () => true);
    void this.pump(link, far, near, (chunk) => !this.isSwallowed(link, chunk), true);
  }

  /** `take` says whether the chunk goes on. Reads no faster than the other side takes it. */
  private async pump(
    link: Link,
    from: Socket,
    to: Socket,
    take: (chunk: Buffer) => boolean,
    throttled = false,
  ): Promise<void> {
    try {
      for await (const chunk of from) {
        if (this.blackHole) {
          link.isTorn = true;
          continue;
        }
        if (this.latency > 0) await pause(this.latency);
        if (throttled && this.rate !== Number.POSITIVE_INFINITY) await pause((chunk.length / this.rate) * 1000);
        if (!take(chunk) || to.destroyed) return;
        if (!to.write(chunk)) await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve));
      }
    } catch {
      // Cut: the listeners have seen to both sides.
    }
  }

  /** Once a COMMIT is answered it was done: if nobody is to hear of it, now the connection breaks. */
  private isSwallowed({ near, far }: Link, chunk: Buffer): boolean {
    if (this.toSwallow === 0 || !chunk.includes(COMMITTED)) return false;
    this.toSwallow--;
    this.swallowed++;
    near.resetAndDestroy();
    far.destroy();
    return true;
  }
}
