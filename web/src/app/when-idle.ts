/** After a start, milliseconds: what is read first has been drawn, and what it needed has come. */
const SETTLED = 6000;

/** Does what nobody waits for once the page has settled and has nothing else to do, unless the signal comes first. */
export function whenIdle(work: () => void, signal: AbortSignal): void {
  // Safari has no idle callbacks.
  const begin = () => ('requestIdleCallback' in window ? requestIdleCallback(() => signal.aborted || work()) : work());
  const timer = setTimeout(begin, SETTLED);
  signal.addEventListener('abort', () => clearTimeout(timer));
}
