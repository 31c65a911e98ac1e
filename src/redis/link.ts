import { createHmac, randomUUID } from 'node:crypto';
import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../shared/logger.js';

/** A command that takes longer has failed for whoever waits for it, milliseconds. */
const COMMAND_TIMEOUT = 500;
/** A connection that owes an answer for so long is dead and is made anew, milliseconds. */
const DEAD_AFTER = 1000;
/** How often the subscribing connection is asked whether it lives, milliseconds: it hears nothing by itself when cut off. */
const PING = 5000;
/** The longest pause between two attempts to connect, milliseconds. */
const LONGEST_PAUSE = 1000;

const common: RedisOptions = {
  connectTimeout: DEAD_AFTER,
  socketTimeout: DEAD_AFTER,
  keepAlive: 10_000,
  retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_PAUSE),
};

/**
 * The connection to the Redis that the nodes of an installation share. Nothing in it is the only copy of anything, and
 * nobody waits for it: while it does not answer, commands fail at once and messages are lost, until it reconnects.
 */
export class RedisLink {
  /** For commands. They reject without waiting while there is no connection. */
  readonly commands: Redis;
  private readonly subscriber: Redis;
  private readonly nodeId = randomUUID();
  private readonly listeners = new Map<string, (text: string) => void>();
  private readonly pinging: NodeJS.Timeout;
  private failing = false;

  /** namespace: sets this installation apart from others on the same Redis; see `namespaceOf`. */
  constructor(
    url: string,
    private readonly namespace: string,
    private readonly logger: Logger,
  ) {
    this.commands = new Redis(url, {
      ...common,
      commandTimeout: COMMAND_TIMEOUT,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
    });
    this.subscriber = new Redis(url, { ...common, maxRetriesPerRequest: null });
    for (const client of [this.commands, this.subscriber]) {
      // Without a listener a lost connection would end the process.
      client.on('error', (error) => this.noteFailure(error));
      client.on('ready', () => this.noteReady());
    }
    this.subscriber.on('message', (channel, message) => this.hear(channel, message));
    this.pinging = setInterval(() => this.ping(), PING).unref();
  }

  /** Whether both connections stand. */
  get isUp(): boolean {
    return this.commands.status === 'ready' && this.subscriber.status === 'ready';
  }

  /** The name of a key or channel of this installation. */
  name(name: string): string {
    return `${this.namespace}:${name}`;
  }

  /** Tells all other nodes, at most once. Resolves when Redis has it or it is lost; never rejects. */
  async publish(topic: string, text: string): Promise<void> {
    await this.commands.publish(this.name(topic), `${this.nodeId} ${text}`).catch(() => {});
  }

  /** Hears what other nodes publish under a topic, from the moment there is a connection. One listener a topic. */
  listen(topic: string, listener: (text: string) => void): void {
    this.listeners.set(this.name(topic), listener);
    this.subscriber.subscribe(this.name(topic)).catch(() => {});
  }

  /** Runs whenever both connections stand again: messages may have been lost until then. */
  onUp(listener: () => void): void {
    for (const client of [this.commands, this.subscriber]) client.on('ready', () => this.isUp && listener());
  }

  close(): void {
    clearInterval(this.pinging);
    this.commands.disconnect();
    this.subscriber.disconnect();
  }

  private hear(channel: string, message: string): void {
    const space = message.indexOf(' ');
    if (message.slice(0, space) === this.nodeId) return;
    this.listeners.get(channel)?.(message.slice(space + 1));
  }

  private ping(): void {
    if (this.subscriber.status === 'ready') this.subscriber.ping().catch(() => {});
  }

  /** Told once, and not at each attempt. */
  private noteFailure(error: Error): void {
    if (this.failing) return;
    this.failing = true;
    this.logger.warn({ error: error.message }, 'Redis does not answer; nodes hear of each other within 2 s meanwhile');
  }

  private noteReady(): void {
    if (!this.failing || !this.isUp) return;
    this.failing = false;
    this.logger.info({}, 'Redis answers again');
  }
}

/** The same on all nodes of one installation and on no other: they share the secret and the database's name. */
export function namespaceOf(secret: string, databaseUrl: string): string {
  const database = new URL(databaseUrl).pathname;
  return `messenger:${createHmac('sha256', secret).update(`redis ${database}`).digest('hex').slice(0, 16)}`;
}
