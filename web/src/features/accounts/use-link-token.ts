import { useState } from 'react';

/** What stands in the address after the `#` under a name, as in the links of mails: no server is sent it. Null where there is none. */
export function useLinkToken(name: 'token' | 'invitation'): string | null {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get(name));
  return token;
}
