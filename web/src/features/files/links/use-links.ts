import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { FileLinksFragment } from '../../../generated/documents.js';
import { useConnection } from '../../../live/connection.js';
import { LinkBook } from './link-book.js';

/** The addresses of a file while it is shown; undefined until they are here, null where there are none for the viewer. isGood: whether they have not ended. */
export function useLinks(id: string | null): {
  links: FileLinksFragment | null | undefined;
  renew: () => void;
  isGood: () => boolean;
} {
  const book = LinkBook.of(useApolloClient());
  const isLive = useConnection() === 'live';
  const subscribe = useCallback((listener: () => void) => (id ? book.subscribe(id, listener) : () => {}), [book, id]);
  const links = useSyncExternalStore(subscribe, () => (id ? book.links(id) : undefined));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what could not be had without the server can be now
  useEffect(() => {
    if (id) book.want(id);
  }, [book, id, isLive]);
  const renew = useCallback(() => id && book.renew(id), [book, id]) as () => void;
  return { links, renew, isGood: () => id !== null && book.isGood(id) };
}
