import { ImportError } from '../import-error.js';
import type { SlackChannel } from './slack-channel.js';

/** Folders of direct messages (one-to-one, groups) and of canvases, and what macOS adds to a ZIP. */
const FOREIGN_FOLDER = /^(D[A-Z0-9]{6,}|mpdm-.*|FC:.*|canvases|__.*)$/;

/**
 * Gives each channel its days, oldest first, and returns how many other entries of folders there are: direct messages,
 * canvases, anything deeper than `<channel>/<day>.json`. Throws ImportError for a folder that belongs to no channel
 * and for a file that has nearly the name of a day.
 */
export function assignDays(names: Iterable<string>, folders: Map<string, SlackChannel>): number {
  let ignored = 0;
  for (const entry of names) {
    const [folder = '', file, deeper] = entry.split('/');
    if (file === undefined) continue;
    if (deeper !== undefined || FOREIGN_FOLDER.test(folder) || !/^\d.*\.json$/.test(file)) {
      ignored++;
      continue;
    }
    const channel = folders.get(folder);
    if (!channel) throw new ImportError(entry, `channels.json has no channel called ${folder}`);
    if (!isDay(file)) throw new ImportError(entry, 'is not named after a day (YYYY-MM-DD.json)');
    channel.days.push(entry);
  }
  for (const channel of folders.values()) channel.days.sort();
  return ignored;
}

function isDay(file: string): boolean {
  const [, day] = /^(\d{4}-\d{2}-\d{2})\.json$/.exec(file) ?? [];
  if (!day) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
