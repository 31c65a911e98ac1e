import type { Context } from '../../context.js';
import type { Transaction } from '../../db/transaction.js';
import type { ArchiveKindName, LocatedSegment } from './archive-segment.entity.js';

/** A line that was just written down: JSON. */
export interface WrittenLine {
  line: string;
  /** Of messages: microseconds since 1970. */
  orderedAt?: number;
}

/** A line that was read again, and its place in the segment. */
export interface PlacedLine {
  id: string;
  /** Of the row, when it was written down: one that has another by now was changed meanwhile. */
  version: number;
  /** Counted from 0. */
  position: number;
  /** Of tasks: the ids of their comments. */
  commentIds: string[];
}

/** Something that the archive holds: how it is found, written down, erased, brought back and forgotten. */
export interface ArchiveKind {
  name: ArchiveKindName;
  /** Ids of the rooms or projects, each of which has segments of its own; null for what is in none. */
  groups(ctx: Context): Promise<(string | null)[]>;
  /** What is due in one of them, written down, some at a time. */
  findDue(ctx: Context, groupId: string | null, cutoff: Date): AsyncGenerator<WrittenLine[]>;
  /** What of a line, UTF-8, tells which row it is of, and how that was. */
  place(line: Buffer, position: number): PlacedLine;
  /** Takes the texts of lines out of the database, and has their rows point to them, where nothing has changed since. Gives of how many. */
  erase(tx: Transaction, segmentId: string, lines: PlacedLine[]): Promise<number>;
  /** Which of these still point to a segment. */
  findPointing(ctx: Context, segmentId: string, ids: string[]): Promise<Set<string>>;
  /** A line without its texts. */
  redact(line: string): string;
  /** Puts lines back into the rows that point to them. Gives how many. */
  restore(tx: Transaction, segmentId: string, lines: string[]): Promise<number>;
  /** Forgets rows that point to a segment, some from its end. Gives how many; 0 when there are none left. */
  forget(tx: Transaction, segment: LocatedSegment): Promise<number>;
}
