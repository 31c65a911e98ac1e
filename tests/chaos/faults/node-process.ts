import { type ChildProcess, fork } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serverArguments } from '../../../scripts/server-arguments.mjs';
import { pause, until } from './waiting.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
/** A supervisor's pause before it starts a server again that ended by itself, milliseconds. */
const RESTART_PAUSE = 200;

/** What tests/failpoints.mjs obeys. */
export type Command = Record<string, unknown>;

/** One real, built server in a process of its own, started again whenever it ends, as a supervisor would. */
export class NodeProcess {
  /** Exits that nobody asked for, after the server had answered: crashes. */
  crashes: string[] = [];
  starts = 0;
  private child: ChildProcess | null = null;
  private expected = false;
  private supervised = false;
  private answering = false;

  readonly name: string;
  readonly port: number;
  private readonly folder: string;
  private readonly env: Record<string, string>;

  constructor(name: string, port: number, folder: string, env: Record<string, string>) {
    this.name = name;
    this.port = port;
    this.folder = folder;
    this.env = env;
  }

  get logFile(): string {
    return path.join(this.folder, `${this.name}.log`);
  }

  get pid(): number {
    return this.child!.pid!;
  }

  get isUp(): boolean {
    return this.answering;
  }

  /** failpoints: a command that holds from the start on. Resolves when the server answers. */
  async start(failpoints?: Command): Promise<void> {
    this.supervised = true;
    this.spawn(failpoints);
    await this.ready();
  }

  async ready(): Promise<void> {
    await until(`${this.name} answers (see ${this.logFile})`, () => this.answering);
  }

  /** Ends it as `kill` would and waits for the end; it is then started again, unless `stays` is asked for. */
  async kill(signal: 'SIGKILL' | 'SIGTERM', stays = false): Promise<{ code: number | null; seconds: number }> {
    this.expected = true;
    this.supervised = !stays;
    const began = performance.now();
    const ended = this.ended();
    this.child!.kill(signal);
    const code = await ended;
    return { code, seconds: (performance.now() - began) / 1000 };
  }

  /** Resolves with its exit code when it ends; null for a signal. */
  ended(): Promise<number | null> {
    const child = this.child!;
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
    return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  }

  /** Stops the clock of the process (SIGSTOP), or lets it go on. */
  freeze(frozen: boolean): void {
    this.child!.kill(frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** The next end is meant: not a crash. */
  command(command: Command, ends = false): void {
    if (ends) this.expected = true;
    this.child!.send(command);
  }

  /** Resident memory, MiB. */
  memory(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))![1]) / 1024;
  }

  private spawn(failpoints?: Command): void {
    const log = openSync(this.logFile, 'a');
    this.starts++;
    this.expected = false;
    const child = fork(path.join(ROOT, 'dist/src/main.js'), {
      cwd: this.folder,
      execArgv: [...serverArguments, '--import', path.join(ROOT, 'tests/failpoints.mjs')],
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(this.port),
        ...this.env,
        ...(failpoints && { FAILPOINTS: JSON.stringify(failpoints) }),
      },
      stdio: ['ignore', log, log, 'ipc'],
    });
    this.child = child;
    // It says so itself when it has started.
    child.once('message', () => {
      this.answering = this.child === child;
    });
    child.once('exit', (code, signal) => void this.afterExit(child, code, signal));
  }

  private lastWords(): string {
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-1)[0]!;
  }

  private async afterExit(child: ChildProcess, code: number | null, signal: string | null): Promise<void> {
    if (this.child !== child) return;
    if (!this.expected && this.answering) {
      this.crashes.push(`${this.name} ended with ${code ?? signal}, its last words: ${this.lastWords()}`);
    }
    const atStart = !this.answering && !this.expected;
    this.answering = false;
    // One that cannot start, as without its database, is not hurried.
    if (atStart) await pause(RESTART_PAUSE);
    if (this.supervised && this.child === child) this.spawn();
  }
}
