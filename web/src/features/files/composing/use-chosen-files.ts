import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWorkspace } from '../../../app/workspace.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { toast } from '../../../ui/toasts.js';
import { drafts } from '../../messages/composer/drafts.js';
import type { OutgoingFile, Upload } from '../uploads/upload.js';
import { useUploads } from '../uploads/use-uploads.js';

/** Files that one message takes, and a task. */
const MOST = 20;

/** The files chosen for the message that is being written, or for a task, and not on their way there yet. */
export interface ChosenFiles {
  files: readonly Upload[];
  add: (files: readonly File[]) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  /** Whether an archive shall be unpacked. */
  decide: (key: string, unpack: boolean) => void;
  /** Takes them, or those that are wanted, to put them on their way: they are chosen no longer. */
  take: (isWanted?: (file: Upload) => boolean) => readonly OutgoingFile[];
}

/** Whether a file may be put on its way: where it is not on the server yet, it outlives this tab. */
export const isReady = ({ status, isKept }: Upload): boolean =>
  status === 'done' || (status !== 'failed' && status !== 'asking' && isKept);

/** The place is a room, one of its threads, or a task by its id alone. */
export function useChosenFiles(roomId: string, threadRootId: string | null): ChosenFiles {
  const { t } = useTexts();
  const { userId, uploads: open } = useWorkspace();
  const [keys, setKeys] = useState(() => drafts.readFiles(userId, roomId, threadRootId));
  const { uploads, known } = useUploads(keys.length > 0);
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
      .then(async (opened) => become(await opened.restore(keys)))
      .catch(() => {}); // they wait for the next visit
  }, [open]);

  async function add(added: readonly File[]): Promise<void> {
    if (latest.current.length + added.length > MOST) toast(t('files.tooMany', { count: MOST }));
    try {
      const opened = await open();
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
      uploads?.discard(key);
      become(latest.current.filter((one) => one !== key));
    },
    retry: (key) => uploads?.retry(key),
    decide: (key, unpack) => uploads?.decide(key, unpack),
    take(isWanted = () => true) {
      const taken = files.filter((file) => latest.current.includes(file.key) && isWanted(file));
      if (taken.length > 0) become(latest.current.filter((key) => !taken.some((file) => file.key === key)));
      return taken.map(({ key, name, size }) => ({ key, name, size }));
    },
  };
}
