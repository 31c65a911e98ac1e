import { useEffect, useState } from 'react';
import { failureOf } from '../../api/errors.js';

/** How many seconds are left until the server takes another try after this error; 0 where it does at once. Counts down. */
export function useSecondsLeft(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const { code, retryAfter } = failureOf(error);
    if (code !== 'RATE_LIMITED') return setLeft(0);
    const until = Date.now() + (retryAfter ?? 60) * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const clock = setInterval(count, 1000);
    return () => clearInterval(clock);
  }, [error]);
  return left;
}
