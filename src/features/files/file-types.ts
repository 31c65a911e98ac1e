import { fileTypeFromBuffer } from 'file-type';

/** How much of the beginning of a file its type is told by, bytes. */
export const SAMPLE = 64 * 1024;

/** What browsers show in a page without running anything of it. */
const SHOWN = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/aac',
  'audio/flac',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/x-m4a',
  'video/mp4',
  'video/quicktime',
  'video/webm',
];
/** What is known for what it is, and only downloaded. */
const DOWNLOADED = [
  'image/bmp',
  'image/heic',
  'image/tiff',
  'application/pdf',
  'application/epub+zip',
  'application/zip',
  'application/gzip',
  'application/x-7z-compressed',
  'application/x-tar',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];
/** Of what previews are made. */
const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/tiff'];

const known = new Set([...SHOWN, ...DOWNLOADED]);
const shown = new Set(SHOWN);
const pictures = new Set(PICTURES);

/** The type of everything else: a program called `.jpg`, a page called `.png`, SVG, texts. */
const UNKNOWN = 'application/octet-stream';

/** The MIME type by the first bytes, whatever the sender or the name say. sample: at most SAMPLE bytes. */
export async function typeOf(sample: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(sample).catch(() => undefined);
  const type = found?.mime.split(';')[0];
  return type && known.has(type) ? type : UNKNOWN;
}

/** Whether a browser may be given the file to show in a page; all else it is told to save. */
export function isShown(type: string): boolean {
  return shown.has(type);
}

export function isPicture(type: string): boolean {
  return pictures.has(type);
}
