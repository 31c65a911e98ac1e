import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { freePort, until } from './waiting.ts';

/** A Redis of our own that may be killed. */
export class RedisServer {
  readonly port: number;
  private child: ChildProcess | null = null;

  private constructor(port: number) {
    this.port = port;
  }

  /** Null where redis-server is not installed. */
  static async start(): Promise<RedisServer | null> {
    try {
      execFileSync('redis-server', ['--version']);
    } catch {
      return null;
    }
    const redis = new RedisServer(await freePort());
    await redis.startAgain();
    return redis;
  }

  url(port = this.port): string {
    return `redis://127.0.0.1:${port}`;
  }

  async startAgain(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.child = spawn('redis-server', options, { cwd: tmpdir(), stdio: 'ignore' });
    await until('Redis listens', () => listens(this.port));
  }

  /** SIGKILL; resolves when it has ended. */
  async kill(): Promise<void> {
    const child = this.child!;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}
