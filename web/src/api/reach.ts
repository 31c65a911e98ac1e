import { NetworkError } from './errors.js';

/** An answer takes no longer than this, milliseconds: a network that swallows everything is no network. */
const LONGEST = 15_000;

/** `fetch` that ends: throws NetworkError where no answer came within 15 s. */
export async function reach(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const timeout = AbortSignal.timeout(LONGEST);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    return await fetch(input, { ...init, signal });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new NetworkError({ cause });
  }
}
