import { crc32 } from 'node:zlib';
import { DomainError } from './errors.js';
import { isId } from './ids.js';

/*
 * Both kinds of cursor are base64url of `<kind>:<fields>:<checksum>`. The checksum covers the list the cursor belongs
 * to, which is not in the cursor itself: one that was edited, or belongs to another list, does not add up. It guards
 * against mix-ups, not against forgers: a forged cursor only names another position in a list its holder may read.
 */

function seal(kind: string, fields: string, scope: string): string {
  return Buffer.from(`${kind}:${fields}:${checksum(kind, fields, scope)}`).toString('base64url');
}

/** Longer than any cursor of ours; the longest names a user of 40 characters of four bytes. */
const MAX_LENGTH = 300;

function open(kind: string, cursor: string, scope: string): string[] {
  if (cursor.length > MAX_LENGTH) throw new DomainError('BAD_CURSOR');
  const [foundKind, ...rest] = Buffer.from(cursor, 'base64url').toString().split(':');
  const sum = rest.pop();
  const fields = rest.join(':');
  if (foundKind !== kind || sum !== checksum(kind, fields, scope)) throw new DomainError('BAD_CURSOR');
  // No text of ours has it, and PostgreSQL refuses to compare with it.
  if (fields.includes('\0')) throw new DomainError('BAD_CURSOR');
  return rest;
}

function checksum(kind: string, fields: string, scope: string): string {
  return crc32(`${kind}\n${scope}\n${fields}`).toString(36);
}

/** A place in the event log: the history's epoch and the last seq seen. */
export interface LogPosition {
  epoch: string;
  seq: number;
}

export function encodeLogCursor(position: LogPosition): string {
  return seal('log', `${position.epoch}:${position.seq}`, '');
}

/** Throws BAD_CURSOR. Whether the log still reaches back to it is for the reader of the log to say. */
export function decodeLogCursor(cursor: string): LogPosition {
  const [epoch = '', place = ''] = open('log', cursor, '');
  const seq = Number(place);
  if (!Number.isSafeInteger(seq) || seq < 0) throw new DomainError('BAD_CURSOR');
  return { epoch, seq };
}

/** A key of a sorted list: its sort value (a number or text without a colon) and the id that breaks ties. */
export interface PageKey {
  value: string;
  id: string;
}

/** scope: what list this is, e.g. `messages:<room id>`; the same text decodes it. */
export function encodePageCursor(key: PageKey, scope: string): string {
  return seal('page', `${key.value}:${key.id}`, scope);
}

/** Throws BAD_CURSOR for a cursor that was edited, is of another list, or is one of the log. */
export function decodePageCursor(cursor: string, scope: string): PageKey {
  const [value = '', id = ''] = open('page', cursor, scope);
  return { value, id };
}

/** The largest time that JavaScript holds, milliseconds: beyond any place in any list. */
const LAST_PLACE = 8.64e15;

/**
 * The key of a list that is sorted by whole numbers and ids. Throws BAD_CURSOR where it is neither: cursors can be forged,
 * and PostgreSQL would fail over it.
 */
export function numericKey(key: PageKey): { value: number; id: string } {
  const value = Number(key.value);
  if (!Number.isInteger(value) || value < 0 || value > LAST_PLACE || !isId(key.id)) throw new DomainError('BAD_CURSOR');
  return { value, id: key.id };
}
