import { useSearchParams } from 'wouter';

/** What the address says is open in a room: a message to be seen, a thread beside it. */
export function useViewed(): {
  messageId: string | null;
  threadId: string | null;
  closeThread: () => void;
} {
  const [params, setParams] = useSearchParams();
  return {
    messageId: params.get('message'),
    threadId: params.get('thread'),
    closeThread: () => setParams({}),
  };
}
