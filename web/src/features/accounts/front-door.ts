import { useCallback, useEffect, useState } from 'react';
import { ask } from '../../api/ask.js';
import { FrontDoorDocument, type FrontDoorQuery } from '../../generated/documents.js';

/** What a stranger is told. organization: null until the server answered. retry: where it could not be reached. */
export interface FrontDoor {
  organization: FrontDoorQuery['organization'] | null;
  isUnreached: boolean;
  retry: () => Promise<void>;
}

/** Asks the server who it is, and again when the network is back. */
export function useFrontDoor(): FrontDoor {
  const [organization, setOrganization] = useState<FrontDoor['organization']>(null);
  const [isUnreached, setUnreached] = useState(false);
  const retry = useCallback(
    () =>
      ask(FrontDoorDocument, {}).then(
        (answer) => {
          setOrganization(answer.organization);
          setUnreached(false);
        },
        () => setUnreached(true),
      ),
    [],
  );
  useEffect(() => {
    void retry();
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [retry]);
  return { organization, isUnreached, retry };
}
