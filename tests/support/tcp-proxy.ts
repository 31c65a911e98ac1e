import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that a test can break. */
export interface TcpProxy {
  port: number;
  /** The same address, through the proxy. */
  through(url: string): string;
  /** Resets all connections and lets none in. */
  cut(): void;
  /** Keeps all connections open and carries nothing any more, in either direction; new ones neither. */
  freeze(): void;
  /** Carries again what comes in new connections; those that were frozen are reset. */
  restore(): void;
  close(): Promise<void>;
}

export async function startProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'frozen' = 'open';

  const server = createServer((client) => {
    keep(client);
    if (state === 'cut') return void client.resetAndDestroy();
    const upstream = keep(connect(Number(port), hostname));
    client.pipe(upstream).pipe(client);
    client.once('close', () => upstream.destroy());
    upstream.once('close', () => client.destroy());
    if (state === 'frozen') stall();
  });

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    return socket;
  }

  function stall(): void {
    for (const socket of sockets) socket.unpipe().pause();
  }

  function reset(): void {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = (server.address() as AddressInfo).port;
  return {
    port: own,
    through: (url) => Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(own) }).href,
    cut() {
      state = 'cut';
      reset();
    },
    freeze() {
      state = 'frozen';
      stall();
    },
    restore() {
      state = 'open';
      reset();
    },
    async close() {
      reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
