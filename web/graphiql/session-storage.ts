import { StorageAPI } from '@graphiql/toolkit';
import { defaultHeaders, defaultTabs } from './default-tabs.js';

/**
 * Where GraphiQL keeps what is typed: passwords and tokens are, so nothing of it outlives the browser tab. On a first
 * visit it holds the first default tab already, because GraphiQL fills its variables from here only.
 */
export function openSessionStorage(): Storage {
  const kept = new StorageAPI(sessionStorage);
  const [first] = defaultTabs;
  if (kept.get('tabState') === null && first) {
    kept.set('query', first.query);
    kept.set('variables', first.variables);
    kept.set('headers', defaultHeaders);
  }
  return sessionStorage;
}
