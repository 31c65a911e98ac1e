import type { ReactNode } from 'react';
import { usePersonByIdQuery } from '../../generated/hooks.js';

/** What somebody is called of whom only the id is at hand. */
export function PersonName({ id }: { id: string }): ReactNode {
  const node = usePersonByIdQuery({ variables: { id } }).data?.node;
  return <bdi>{node && 'displayName' in node ? (node.displayName as string) : '…'}</bdi>;
}
