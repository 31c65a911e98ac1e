import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { readArchive } from './archive/read-archive.ts';
import { type Command, NodeProcess } from './faults/node-process.ts';
import type { PostgresCluster } from './faults/postgres.ts';
import { ChaosProxy } from './faults/proxy.ts';
import type { RedisServer } from './faults/redis.ts';
import { freePort } from './faults/waiting.ts';
import { Account } from './load/account.ts';
import { ask } from './load/ask.ts';
import { Doors } from './load/doors.ts';
import { Recorder } from './load/recorder.ts';
import { type Listening, Subscriber, type SubscriberOptions } from './load/subscriber.ts';

/** The database servers of a run; null where they are not installed. */
export interface Machines {
  postgres: PostgresCluster | null;
  redis: RedisServer | null;
}

/** One node with the proxies around it. On SQLite there is nothing behind it. */
export interface Member {
  node: NodeProcess;
  door: ChaosProxy;
  database: ChaosProxy | null;
  redis: ChaosProxy | null;
}

export type Kind = 'sqlite' | 'postgres';

const SECRET = 'kX3v9QmT7wB2nL5pR8yH4jD6fG1sZ0aC';
/** Limits are for people; these clients are many on one machine. */
const GENEROUS = {
  TRUSTED_PROXIES: '127.0.0.1',
  REGISTRATION: 'open',
  LOG_LEVEL: 'warn',
  JWT_SECRET: SECRET,
  MAX_SOCKETS_PER_USER: '1000',
  UPGRADES_PER_MINUTE: '1000000',
  MUTATIONS_PER_MINUTE: '1000000',
};

const CREATE_ROOM = 'mutation($input: CreateRoomInput!) { createRoom(input: $input) { cursor room { id } } }';

/** An installation of its own: nodes, people, rooms, and a record of all that happens. */
export class World {
  readonly kind: Kind;
  readonly members: Member[] = [];
  readonly recorder = new Recorder();
  readonly accounts: Account[] = [];
  readonly roomIds: string[] = [];
  readonly subscribers: Subscriber[] = [];
  /** The log as of the last room that was made: from here subscribers listen. */
  cursor = '';
  doors = new Doors([]);
  readonly began = performance.now();
  private readonly folder: string;
  private readonly machines: Machines;
  private database = '';

  private constructor(kind: Kind, folder: string, machines: Machines) {
    this.kind = kind;
    this.folder = folder;
    this.machines = machines;
  }

  /**
   * Starts the nodes on an empty database. failpoints: what holds in each node from the start on. prepare: what is done before that, with the settings of a
   * program that works on the same database and files.
   */
  static async open(
    kind: Kind,
    machines: Machines,
    options: {
      nodes?: number;
      failpoints?: Command[];
      env?: Record<string, string>;
      prepare?: (settings: Record<string, string>) => Promise<void>;
    } = {},
  ): Promise<World> {
    const { nodes = 1, failpoints = [], env = {}, prepare } = options;
    const world = new World(kind, await mkdtemp(path.join(tmpdir(), 'messenger-chaos-')), machines);
    if (kind === 'postgres') world.database = await machines.postgres!.createDatabase();
    await prepare?.(world.settings);
    for (let index = 0; index < nodes; index++) await world.addMember(index, env);
    for (const [index, { node }] of world.members.entries()) await node.start(failpoints[index]);
    world.doors = new Doors(world.members.map(({ door }) => door.port));
    return world;
  }

  get nodes(): NodeProcess[] {
    return this.members.map(({ node }) => node);
  }

  get title(): string {
    if (this.kind === 'sqlite') return 'SQLite, 1 node';
    return `PostgreSQL, ${this.members.length} node${this.members.length > 1 ? 's' : ''}`;
  }

  get dataDir(): string {
    return path.join(this.folder, 'data');
  }

  /** For a program that works on the same database and files, without a proxy before it. */
  get settings(): Record<string, string> {
    const own = { JWT_SECRET: SECRET, DATA_DIR: this.dataDir };
    return this.kind === 'sqlite' ? own : { ...own, DATABASE_URL: this.machines.postgres!.url(this.database) };
  }

  /** Registers so many people; then makes so many rooms with all of them in each. */
  async populate(people: number, rooms: number): Promise<void> {
    const made = Array.from({ length: people }, (_, index) =>
      new Account(`person-${index}`, this.doors, `10.0.${index >> 8}.${index & 255}`).register(),
    );
    this.accounts.push(...(await Promise.all(made)));
    const [owner, ...others] = this.accounts;
    for (let room = 0; room < rooms; room++) {
      const input = { name: `room ${room}`, isPrivate: true, memberIds: others.slice(0, 100).map(({ id }) => id) };
      const { data, code } = await ask(this.doors.url(0), owner!.token, CREATE_ROOM, { input });
      if (code) throw new Error(`no room: ${code}`);
      this.roomIds.push(data.createRoom.room.id);
      this.cursor = data.createRoom.cursor;
    }
  }

  /** Somebody who listens from now on and to the end. index: which account and which door, counted round. */
  subscribe(index: number, listening: Listening, options: Partial<SubscriberOptions> = {}): Subscriber {
    const account = this.accounts[index % this.accounts.length]!;
    const subscriber = new Subscriber(`subscriber ${this.subscribers.length}`, account, this.doors, this.recorder, {
      listening,
      after: this.cursor,
      door: index,
      ...options,
    });
    this.subscribers.push(subscriber);
    return subscriber;
  }

  /** So many who listen, each to one of the rooms; every third to all of them. Resolves when all are connected. */
  async subscribeMany(count: number, options: Partial<SubscriberOptions> = {}): Promise<void> {
    for (let index = 0; index < count; index++) {
      const roomId = this.roomIds[index % this.roomIds.length]!;
      this.subscribe(index, index % 3 === 0 ? { rooms: this.roomIds } : { roomId }, options);
    }
    await Promise.all(this.subscribers.map(({ connected }) => connected));
  }

  /** The messages in the tables, by their place in the order, what of them is in the archive with what it says there, and the numbers of the log. */
  async readTables(): Promise<{ rows: { id: string; content: string; roomId: string }[]; seqs: number[] }> {
    const rows = await this.query('select id, content, room_id as "roomId" from messages order by ordered_at, id');
    const seqs = await this.query('select seq from events order by seq');
    if (rows.some(({ content }) => content === null)) {
      const archived = new Map((await readArchive(this.dataDir)).map(({ id, content }) => [id, content]));
      for (const row of rows) row.content ??= archived.get(row.id);
    }
    return { rows, seqs: seqs.map(({ seq }) => Number(seq)) };
  }

  /** Reads the database directly, past the nodes. */
  // biome-ignore lint/suspicious/noExplicitAny: rows of many shapes
  async query(sql: string): Promise<any[]> {
    if (this.kind === 'postgres') return this.machines.postgres!.query(this.database, sql);
    const database = new Database(path.join(this.dataDir, 'messenger.sqlite'), { timeout: 10_000 });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }

  /** The lines of the nodes' logs that tell of an error inside, each once. */
  async readErrors(): Promise<string[]> {
    const logs = await Promise.all(this.nodes.map((node) => readFile(node.logFile, 'utf8')));
    const lines = logs.flatMap((log) => log.split('\n')).filter((line) => line.includes('"level":50'));
    return [...new Set(lines.map((line) => line.replace(/"(time|id|pid)":("[^"]*"|\d+),?/g, '').slice(0, 300)))];
  }

  /** A connection to the PostgreSQL database that no proxy stands before. */
  connect() {
    return this.machines.postgres!.connect(this.database);
  }

  async close(): Promise<void> {
    for (const subscriber of this.subscribers) subscriber.end();
    await Promise.all(this.nodes.map((node) => node.kill('SIGKILL', true)));
    for (const { door, database, redis } of this.members)
      for (const proxy of [door, database, redis]) await proxy?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async addMember(index: number, env: Record<string, string>): Promise<void> {
    const port = await freePort();
    const door = await new ChaosProxy(port).listen();
    const { postgres, redis } = this.machines;
    const shared = this.kind === 'postgres';
    const databaseProxy = shared ? await new ChaosProxy(postgres!.port).listen() : null;
    const redisProxy = shared && redis ? await new ChaosProxy(redis.port).listen() : null;
    const node = new NodeProcess(`node-${index}`, port, this.folder, {
      ...GENEROUS,
      DATA_DIR: this.dataDir,
      ...(databaseProxy && { DATABASE_URL: postgres!.url(this.database, databaseProxy.port) }),
      ...(redisProxy && { REDIS_URL: redis!.url(redisProxy.port) }),
      ...env,
    });
    this.members.push({ node, door, database: databaseProxy, redis: redisProxy });
  }
}
