import { createHash, randomBytes } from 'node:crypto';
import { blackPng } from '../../features/files/pictures.ts';
import { zipOf } from '../../features/files/zips.ts';
import { pause } from '../faults/waiting.ts';
import type { Random } from '../random.ts';
import type { Upload } from '../uploads/check-uploads.ts';
import type { Account } from './account.ts';
import type { Doors } from './doors.ts';
import type { Recorder } from './recorder.ts';

const UPLOAD_FILE = 'mutation($sent: Upload!) { done: uploadFile(input: { file: $sent }) { file { id } } }';
const UPLOAD_ARCHIVE =
  'mutation($sent: Upload!) { done: uploadArchive(input: { archive: $sent }) { file: archive { id } } }';
const TIMEOUT = 30_000;
/** After an upload without an answer, milliseconds. */
const PAUSE = 300;

/** Uploads pictures, other files and archives, each of new bytes and once, whatever comes of it. */
export class Uploader {
  /** What was begun and came to an end, with an answer or without. */
  readonly uploads: Upload[] = [];
  private readonly account: Account;
  private readonly doors: Doors;
  private readonly recorder: Recorder;
  private readonly random: Random;

  constructor(account: Account, doors: Doors, recorder: Recorder, random: Random) {
    this.account = account;
    this.doors = doors;
    this.recorder = recorder;
    this.random = random;
  }

  get answered(): number {
    return this.uploads.filter(({ id }) => id !== null).length;
  }

  async uploadUntil(isOver: () => boolean): Promise<void> {
    for (let door = 0; !isOver(); door++) {
      const upload = await this.upload(door);
      this.uploads.push(upload);
      if (upload.id === null) await pause(PAUSE);
    }
  }

  private async upload(door: number): Promise<Upload> {
    const isArchive = this.random.below(3) === 0;
    const entries = isArchive ? Array.from({ length: 1 + this.random.below(5) }, () => this.content()) : [];
    const bytes = isArchive
      ? zipOf(entries.map((data, index) => ({ name: `${index}`, data, method: 'stored' })))
      : this.content();
    return {
      by: this.account.id,
      sha256: hashOf(bytes),
      entries: entries.map(hashOf),
      size: [bytes, ...entries].reduce((sum, { length }) => sum + length, 0),
      id: await this.send(bytes, isArchive ? UPLOAD_ARCHIVE : UPLOAD_FILE, door),
    };
  }

  /** A picture, which has previews made, or noise. What follows a picture makes it another. */
  private content(): Buffer {
    if (this.random.below(4) === 0) return Buffer.concat([blackPng(200), randomBytes(16)]);
    return randomBytes(1 + this.random.below(200_000));
  }

  private async send(bytes: Buffer, query: string, door: number): Promise<string | null> {
    const form = new FormData();
    form.set('operations', JSON.stringify({ query, variables: { sent: null } }));
    form.set('map', JSON.stringify({ 0: ['variables.sent'] }));
    form.set('0', new Blob([bytes as never]), 'a file');
    this.recorder.requests++;
    try {
      const response = await fetch(`${this.doors.url(door)}/graphql`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.account.token}`,
          'apollo-require-preflight': '1',
          'x-forwarded-for': this.account.address,
        },
        body: form,
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const { data, errors } = (await response.json()) as {
        data: { done: { file: { id: string } } } | null;
        errors?: { extensions: { code: string } }[];
      };
      if (errors) this.recorder.count(this.recorder.errors, errors[0]!.extensions.code);
      return data?.done?.file.id ?? null;
    } catch {
      return null;
    }
  }
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
