import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWorkspace } from '../../../app/workspace.js';
import type { Upload } from './upload.js';
import type { Uploads } from './uploads.js';

const NONE: ReadonlyMap<string, Upload> = new Map();

/** The files on their way from this device by key, and what is done with them. Loaded once one is wanted: null and none before. */
export function useUploads(isWanted: boolean): { uploads: Uploads | null; known: ReadonlyMap<string, Upload> } {
  const { uploads: open } = useWorkspace();
  const [uploads, setUploads] = useState<Uploads | null>(null);
  useEffect(() => {
    if (isWanted) open().then(setUploads, () => {}); // they wait for the next visit
  }, [open, isWanted]);
  const known = useSyncExternalStore(uploads?.subscribe ?? never, () => uploads?.current() ?? NONE);
  return { uploads, known };
}

const never = () => () => {};
