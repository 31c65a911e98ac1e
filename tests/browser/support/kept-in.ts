import type { Page } from '@playwright/test';

/** Everything that the device keeps for the app: what is in its databases and caches, and the keys of its storage. */
export function keptIn(page: Page): Promise<{ rows: string[]; cached: string[]; stored: string[] }> {
  return page.evaluate(async () => {
    const promised = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const rows: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const found = await promised(database.transaction(store).objectStore(store).getAll());
        rows.push(...found.map((row) => `${name} ${store} ${JSON.stringify(row)}`));
      }
      database.close();
    }
    const cached: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) cached.push(new URL(url).pathname);
    return { rows, cached, stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)] };
  });
}
