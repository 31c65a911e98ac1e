import { useEffect, useRef } from 'react';
import type { OutgoingAttachment } from '../../../offline/outgoing.js';
import { useAllOutgoing, useOutbox } from '../../../offline/use-outbox.js';
import { isReady, useChosenFiles } from '../../files/composing/use-chosen-files.js';
import type { Upload } from '../../files/uploads/upload.js';
import { useUploads } from '../../files/uploads/use-uploads.js';

/** Files that are chosen for a task and not attached to it yet. */
export interface NewTaskFiles {
  files: readonly Upload[];
  add: (files: readonly File[]) => void;
  retry: (key: string) => void;
  /** Whether an archive shall be unpacked. */
  decide: (key: string, unpack: boolean) => void;
  remove: (key: string) => void;
}

/**
 * What is chosen goes into the outbox as soon as nothing is to be asked about it and the device keeps it: from then on it is
 * brought to the task whether or not the task is looked at.
 */
export function useNewTaskFiles(taskId: string): NewTaskFiles {
  const chosen = useChosenFiles(taskId, null);
  const { send, retry, discard } = useOutbox();
  const outgoing = useAllOutgoing()
    .filter((one) => one.kind === 'attachment')
    .filter((one) => one.taskId === taskId);
  const { uploads, known } = useUploads(outgoing.length > 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever a file has come further
  useEffect(() => {
    for (const file of chosen.take(isReady)) send({ kind: 'attachment', taskId, file });
  }, [chosen.files]);
  // What is taken back on its way into the outbox is to be found there a moment later.
  const unwanted = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, file } of outgoing) if (unwanted.current.delete(file.key)) discard(id);
  });
  const sentAs = (key: string) => outgoing.find(({ file }) => file.key === key);
  return {
    files: [...chosen.files, ...outgoing.map((one) => shown(one, known.get(one.file.key)))],
    add: chosen.add,
    retry(key) {
      const sent = sentAs(key);
      if (sent) retry(sent.id);
      else chosen.retry(key);
    },
    decide(key, unpack) {
      const sent = sentAs(key);
      if (!sent) return chosen.decide(key, unpack);
      uploads?.decide(key, unpack);
      retry(sent.id);
    },
    remove(key) {
      const sent = sentAs(key);
      if (sent) return discard(sent.id);
      unwanted.current.add(key);
      chosen.remove(key);
    },
  };
}

/** upload: how far it is, as far as that is known. What refused it may be the upload or the task. */
function shown({ file, status, failure }: OutgoingAttachment, upload?: Upload): Upload {
  const known = upload ?? { ...UNKNOWN, ...file };
  return status === 'failed' ? { ...known, status, failure } : known;
}

const UNKNOWN = {
  status: 'waiting',
  progress: 0,
  failure: null,
  file: null,
  picture: null,
  unpack: null,
  isKept: true,
} as const;
