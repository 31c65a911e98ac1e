import { NO_PAGES } from './no-pages.js';

declare const self: ServiceWorkerGlobalScope;

/** What the server puts into a push message (src/push/payload.ts). url: a path of this origin. badge: how many are unread. */
interface PushPayload {
  title: string;
  body: string;
  url: string;
  tag: string;
  badge: number;
}

/** Shows what happens while the app is closed, and opens the right place of it. */
export function showPushMessages(): void {
  self.addEventListener('push', (event) => {
    if (event.data) event.waitUntil(show(event.data.json() as PushPayload));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open(ownPath(event.notification.data)));
  });
  // The app tells the server of the new address when it is opened next.
  self.addEventListener('pushsubscriptionchange', (event) => {
    const { oldSubscription } = event as Event & { oldSubscription: PushSubscription | null };
    if (oldSubscription)
      (event as ExtendableEvent).waitUntil(self.registration.pushManager.subscribe(oldSubscription.options));
  });
}

async function show({ title, body, url, tag, badge }: PushPayload): Promise<void> {
  await navigator.setAppBadge?.(badge).catch(() => {});
  const path = ownPath(url);
  if ((await openPages()).some((page) => page.focused && pathOf(page.url) === path.split('?')[0])) return;
  await self.registration.showNotification(title, { body, tag, data: path, icon: '/icons/icon-192.png' });
}

/** In a page of the app that is open, else in a new one. */
async function open(path: string): Promise<void> {
  const [page] = await openPages();
  if (!page) {
    await self.clients.openWindow(path);
    return;
  }
  await page.focus();
  page.postMessage({ open: path });
}

async function openPages(): Promise<WindowClient[]> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.filter(({ url }) => !NO_PAGES.test(pathOf(url)));
}

const pathOf = (url: string) => new URL(url).pathname;

/** Whatever a message says, nothing but this app is opened by it. */
function ownPath(url: unknown): string {
  const { origin } = self.location;
  const asked = URL.parse(String(url), origin);
  return asked?.origin === origin ? asked.pathname + asked.search : '/';
}
