import type { Config } from '../config.js';

/**
 * A page of the web client as it can be opened from anywhere. It begins with PUBLIC_URL, whatever a request said of its host; without one with this
 * machine's own address, for then mails go no further than its disk. path: from its first slash on.
 */
export function linkTo({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>, path: string): string {
  return `${publicUrl ?? `http://localhost:${port}`}${path}`;
}
