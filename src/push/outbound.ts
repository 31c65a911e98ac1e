import { Resolver } from 'node:dns/promises';
import https from 'node:https';

/** The way out to push services: what a test replaces. */
export interface Outbound {
  /** All addresses of a name; none where it has none, or nobody could be asked. */
  resolve(hostname: string): Promise<string[]>;
  /** Opens connections. */
  readonly agent: https.Agent;
}

/** Milliseconds for an answer of a name server, which is asked twice. */
const NAME_TIME = 1500;

/**
 * The internet. Names are asked of name servers alone, not of the machine's own list; and not by getaddrinfo, whose few threads a name that
 * nobody answers for would hold.
 */
export function createOutbound(): Outbound {
  return {
    async resolve(hostname) {
      const resolver = new Resolver({ timeout: NAME_TIME, tries: 2, maxTimeout: NAME_TIME });
      const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
      return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    },
    agent: new https.Agent({ keepAlive: true, maxFreeSockets: 8 }),
  };
}
