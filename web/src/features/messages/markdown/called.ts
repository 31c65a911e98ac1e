import { createContext } from 'react';
import type { MessageContentFragment } from '../../../generated/documents.js';

/** Whom a message calls: names in lower case. `own`: the ones that call the viewer. */
export interface Called {
  names: ReadonlySet<string>;
  own: ReadonlySet<string>;
}

export const CalledContext = createContext<Called>({ names: new Set(), own: new Set() });

/** What of a message's text is to be marked as a mention, as the server understood it. */
export function calledIn(mentions: MessageContentFragment['mentions'], viewerId: string): Called {
  const names = new Set<string>();
  const own = new Set<string>();
  for (const { kind, user } of mentions) {
    const name = kind === 'USER' ? user?.username.toLowerCase() : kind.toLowerCase();
    if (!name) continue;
    names.add(name);
    if (kind !== 'USER' || user?.id === viewerId) own.add(name);
  }
  return { names, own };
}
