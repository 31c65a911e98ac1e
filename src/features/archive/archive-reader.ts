import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import type { FileStore } from '../../storage/file-store.js';
import { segmentKey } from './archive-keys.js';
import { ArchiveSegment, MEMBER } from './archive-segment.entity.js';
import { archivedMessage } from './archived-message.js';

const unpack = promisify(gunzip);

/** Characters of messages that are kept unpacked. */
const KEPT = 16 * 2 ** 20;

/** Where a message lies in the archive. */
export interface ArchivePlace {
  segmentId: string;
  position: number;
}

interface Located extends ArchiveSegment {
  day: string;
}

/** Reads messages out of the archive: the members in which they lie, of which the last ones read are kept. */
export class ArchiveReader {
  private readonly members = new LRUCache<string, string[]>({
    maxSize: KEPT,
    sizeCalculation: (contents) => contents.reduce((size, content) => size + content.length + 1, 1),
  });
  private readonly underWay = new Map<string, Promise<string[]>>();

  constructor(
    private readonly em: SqlEntityManager,
    private readonly store: FileStore,
  ) {}

  /** The contents of messages, in this order; empty where one was deleted. Throws UNAVAILABLE, or an Error where a file is damaged. */
  async read(places: readonly ArchivePlace[]): Promise<string[]> {
    const segments = await this.locate([...new Set(places.map(({ segmentId }) => segmentId))]);
    return Promise.all(
      places.map(async ({ segmentId, position }) => {
        const segment = segments.get(segmentId);
        if (!segment) throw new Error(`there is no segment ${segmentId} of the archive`);
        const contents = await this.load(segment, Math.floor(position / MEMBER));
        return contents[position % MEMBER] ?? '';
      }),
    );
  }

  private async locate(ids: string[]): Promise<Map<string, Located>> {
    const em = this.em.fork();
    const { columns, read } = rowsOf(em, ArchiveSegment, 's');
    const rows = await query(
      { em },
      sql<Located>`select ${columns}, r.day from archive_segments s join archive_runs r on r.id = s.run_id
        where ${isAnyOf({ em }, 's.id', ids)}`,
    );
    return new Map(rows.map((row) => [row.id, read(row)]));
  }

  /** Whoever asks for the same member meanwhile waits for the same. */
  private load(segment: Located, member: number): Promise<string[]> {
    const name = `${segment.id}.${segment.revision}/${member}`;
    const kept = this.members.get(name);
    if (kept) return Promise.resolve(kept);
    const known = this.underWay.get(name);
    if (known) return known;
    const loading = this.unpackMember(segment, member)
      .then((contents) => {
        this.members.set(name, contents);
        return contents;
      })
      .finally(() => this.underWay.delete(name));
    this.underWay.set(name, loading);
    return loading;
  }

  private async unpackMember(segment: Located, member: number): Promise<string[]> {
    const start = segment.members![member]!;
    const end = (segment.members![member + 1] ?? segment.size!) - 1;
    const packed = await buffer(await this.store.read(segmentKey(segment.day, segment), { start, end }));
    const lines = (await unpack(packed)).toString('utf8').trimEnd().split('\n');
    return lines.map((line) => archivedMessage.parse(JSON.parse(line)).content ?? '');
  }
}
