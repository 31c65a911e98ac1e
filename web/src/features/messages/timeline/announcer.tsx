import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWorkspace } from '../../../app/workspace.js';
import type { MessageContentFragment } from '../../../generated/documents.js';

/** Reads out what others write while the list is open. */
export function Announcer({ messages }: { messages: readonly MessageContentFragment[] }): ReactNode {
  const { userId } = useWorkspace();
  const newest = messages.at(-1);
  const known = useRef(newest?.createdAt ?? '');
  const [text, setText] = useState('');
  useEffect(() => {
    if (!newest || newest.createdAt <= known.current) return;
    const isFirst = known.current === '';
    known.current = newest.createdAt;
    if (!isFirst && newest.author.id !== userId) setText(`${newest.author.displayName}: ${saidIn(newest)}`);
  }, [newest, userId]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}

/** What was written, and the names of the files with it. */
function saidIn({ content, attachments }: MessageContentFragment): string {
  return [content, ...attachments.map(({ name }) => name)].filter(Boolean).join(', ');
}
