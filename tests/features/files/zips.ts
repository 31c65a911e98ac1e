import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a ZIP, with whatever is to be wrong with it. */
export interface Entry {
  name: string | Buffer;
  data?: Buffer | string;
  method?: 'stored' | 'deflated';
  flags?: number;
  /** What the headers say it inflates to, where that is a lie. */
  size?: number;
  crc?: number;
  /** Upper half: what Unix says of a file. */
  mode?: number;
  extra?: Buffer;
  /** Has no bytes of its own, but those of the entry at this place. */
  sharesWith?: number;
}

/** Writes a ZIP (APPNOTE.TXT 4.3) as no program would. */
export function zipOf(entries: Entry[], end: { disk?: number; count?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, extra = Buffer.alloc(0), mode = 0, sharesWith } = entry;
    const data = Buffer.from(entry.data ?? '');
    const packed = entry.method === 'stored' ? data : deflateRawSync(data, { level: 9 });
    const rawName = Buffer.from(name as string);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0x800, 2);
    fields.writeUInt16LE(entry.method === 'stored' ? 0 : 8, 4);
    fields.writeUInt32LE(entry.crc ?? crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.size ?? data.length, 18);
    fields.writeUInt16LE(rawName.length, 22);
    fields.writeUInt16LE(extra.length, 24);
    const start = sharesWith === undefined ? offset : offsets[sharesWith]!;
    offsets.push(start);
    if (sharesWith === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, rawName, extra, packed]);
      parts.push(local);
      offset += local.length;
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(start, 10);
    const madeBy = Buffer.from([20, mode ? 3 : 0]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, fields, rest, rawName, extra]));
  }
  const central = Buffer.concat(directory);
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(end.disk ?? 0, 4);
  record.writeUInt16LE(end.count ?? entries.length, 8);
  record.writeUInt16LE(end.count ?? entries.length, 10);
  record.writeUInt32LE(central.length, 12);
  record.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, record]);
}
