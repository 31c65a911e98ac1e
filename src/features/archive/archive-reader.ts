import type { SqlEntityManager } from '@mikro-orm/sql';
import { LRUCache } from 'lru-cache';
import { isAnyOf } from '../../db/any-of.js';
import type { FileStore } from '../../storage/file-store.js';
import { type LocatedSegment, MEMBER } from './archive-segment.entity.js';
import { findSegments } from './find-segments.js';
import { readMember, unpackMember } from './read-member.js';

/** Characters of lines that are kept unpacked. */
const KEPT = 16 * 2 ** 20;

/** Where a line lies in the archive. */
export interface ArchivePlace {
  segmentId: string;
  position: number;
}

/** Reads lines out of the archive: the members in which they lie, of which the last ones read are kept. */
export class ArchiveReader {
  private readonly members = new LRUCache<string, string[]>({
    maxSize: KEPT,
    sizeCalculation: (lines) => lines.reduce((size, line) => size + line.length, 1),
  });
  private readonly underWay = new Map<string, Promise<string[]>>();

  constructor(
    private readonly em: SqlEntityManager,
    private readonly store: FileStore,
  ) {}

  /** The lines at these places, in this order. Throws UNAVAILABLE, or an Error where a file is damaged. */
  read(places: readonly ArchivePlace[]): Promise<string[]> {
    // A file may have been written anew under another name since it was looked up.
    return this.readNow(places).catch(() => this.readNow(places));
  }

  private async readNow(places: readonly ArchivePlace[]): Promise<string[]> {
    const segments = await this.locate([...new Set(places.map(({ segmentId }) => segmentId))]);
    return Promise.all(
      places.map(async ({ segmentId, position }) => {
        const segment = segments.get(segmentId);
        if (!segment) throw new Error(`there is no segment ${segmentId} of the archive`);
        const lines = await this.load(segment, Math.floor(position / MEMBER));
        return lines[position % MEMBER]!;
      }),
    );
  }

  private async locate(ids: string[]): Promise<Map<string, LocatedSegment>> {
    const ctx = { em: this.em.fork() };
    const segments = await findSegments(ctx, isAnyOf(ctx, 's.id', ids));
    return new Map(segments.map((segment) => [segment.id, segment]));
  }

  /** Whoever asks for the same member meanwhile waits for the same. */
  private load(segment: LocatedSegment, member: number): Promise<string[]> {
    const name = `${segment.sha256}/${member}`;
    const kept = this.members.get(name);
    if (kept) return Promise.resolve(kept);
    const known = this.underWay.get(name);
    if (known) return known;
    const loading = readMember(this.store, segment, member)
      .then(unpackMember)
      .then((lines) => {
        this.members.set(name, lines);
        return lines;
      })
      .finally(() => this.underWay.delete(name));
    this.underWay.set(name, loading);
    return loading;
  }
}
