import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useWorkspace } from '../../../app/workspace.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { toast } from '../../../ui/toasts.js';
import { drafts } from '../../messages/composer/drafts.js';
import type { OutgoingFile, Upload } from '../uploads/upload.js';
import type { Uploads } from '../uploads/uploads.js';

/** Files that one message takes. */
const MOST = 20;

/** The files chosen for the message that is being written in a room or thread. */
export interface ChosenFiles {
  files: readonly Upload[];
  add: (files: readonly File[]) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  /** Whether an archive shall be unpacked. */
  decide: (key: string, unpack: boolean) => void;
  /** Takes them for a message that is sent: none is left. */
  take: () => readonly OutgoingFile[];
  /** Whether a message with them may be put on its way: what is not on the server yet outlives this tab. */
  isReady: boolean;
}

const NONE: ReadonlyMap<string, Upload> = new Map();

export function useChosenFiles(roomId: string, threadRootId: string | null): ChosenFiles {
  const { t } = useTexts();
  const { userId, uploads: open } = useWorkspace();
  const [keys, setKeys] = useState(() => drafts.readFiles(userId, roomId, threadRootId));
  const [uploads, setUploads] = useState<Uploads | null>(null);
  const known = useSyncExternalStore(uploads?.subscribe ?? never, () => uploads?.current() ?? NONE);
  const files = useMemo(() => keys.flatMap((key) => known.get(key) ?? []), [keys, known]);

  const latest = useRef(keys);
  const become = useCallback(
    (next: string[]) => {
      latest.current = next;
      setKeys(next);
      drafts.writeFiles(next, userId, roomId, threadRootId);
    },
    [userId, roomId, threadRootId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: what an earlier visit left is taken up once
  useEffect(() => {
    if (keys.length === 0) return;
    open()
      .then(async (opened) => {
        setUploads(opened);
        become(await opened.restore(keys));
      })
      .catch(() => {}); // they wait for the next visit
  }, [open]);

  async function add(added: readonly File[]): Promise<void> {
    if (latest.current.length + added.length > MOST) toast(t('files.tooMany', { count: MOST }));
    try {
      const opened = await open();
      setUploads(opened);
      const before = latest.current;
      become([...before, ...opened.add(added.slice(0, MOST - before.length))]);
    } catch (error) {
      toast(errorText(t, error));
    }
  }

  return {
    files,
    add: (added) => void add(added),
    remove(key) {
      uploads?.remove(key);
      become(latest.current.filter((one) => one !== key));
    },
    retry: (key) => uploads?.retry(key),
    decide: (key, unpack) => uploads?.decide(key, unpack),
    take() {
      become([]);
      return files.map(({ key, name, size }) => ({ key, name, size }));
    },
    isReady: files.every(
      ({ status, isKept }) => status === 'done' || (status !== 'failed' && status !== 'asking' && isKept),
    ),
  };
}

const never = () => () => {};
