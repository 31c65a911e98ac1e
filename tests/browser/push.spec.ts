import type { BrowserContext, Page, Worker } from '@playwright/test';
import { expect, test } from './support/test.js';

/** Push messages: the browser's own part of them is given to it by hand, for there is no push service here. */

/** What the specs use of a service worker's global scope, which the types of pages do not know. */
interface Scope {
  registration: ServiceWorkerRegistration;
  WindowClient: { prototype: { focus: () => Promise<unknown> } };
  NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
}

/** The service worker of the app, once it is at work, and the id of its registration. */
async function shellOf(page: Page): Promise<{ worker: Worker; deliver: (payload: object) => Promise<void> }> {
  const { origin } = new URL(page.url());
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
      if (own) resolve(own.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  await page.evaluate(() => navigator.serviceWorker.ready);
  const registrationId = await registered;
  return {
    worker: await workerOf(page.context()),
    async deliver(payload) {
      const data = JSON.stringify(payload);
      await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
    },
  };
}

async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** What the worker shows: title, body, tag and where each leads. */
const shown = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration } = self as unknown as Scope;
    const notifications = await registration.getNotifications();
    return notifications.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
  });

/** Presses the notification that leads to a place, or the first. A press by hand lets the worker focus pages; this one has to say so. */
const press = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration, WindowClient, NotificationEvent } = self as unknown as Scope;
    WindowClient.prototype.focus = async function focus() {
      return this;
    };
    const [notification] = await registration.getNotifications();
    const event = new NotificationEvent('notificationclick', { notification: notification! });
    let done: unknown;
    Object.defineProperty(event, 'waitUntil', {
      value: (promise: unknown) => {
        done = promise;
      },
    });
    self.dispatchEvent(event);
    await done;
  });

test.beforeEach(({ context }) => context.grantPermissions(['notifications']));

test('a push message is shown, replaced by its repeat, and opens its place', async ({ page, workspace, signIn }) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await workspace.send(ann, room, 'The place');
  await signIn(page, ann);
  await page.goto('/');
  const { worker, deliver } = await shellOf(page);
  const message = { title: 'Bob', body: 'Look here', url: `/rooms/${room.id}`, tag: 'one', badge: 3 };
  await deliver(message);
  await deliver({ ...message, body: 'Look here again' });
  await expect
    .poll(() => shown(worker))
    .toEqual([{ title: 'Bob', body: 'Look here again', tag: 'one', data: `/rooms/${room.id}` }]);
  await press(worker);
  await expect(page).toHaveURL(`/rooms/${room.id}`);
  await expect.poll(() => shown(worker)).toEqual([]);
});

test('row 106: whatever it says, a push message opens this app alone', async ({ page, workspace, signIn }) => {
  await signIn(page, await workspace.person());
  await page.goto('/settings');
  const { worker, deliver } = await shellOf(page);
  for (const [tag, url] of Object.entries({
    elsewhere: 'https://evil.example/rooms/1',
    withoutScheme: '//evil.example/',
    backslashes: '/\\evil.example',
    script: 'javascript:alert(1)',
    data: 'data:text/html,hello',
    none: '',
  })) {
    await deliver({ title: tag, body: '', url, tag, badge: 0 });
    await expect.poll(async () => (await shown(worker)).map(({ title, data }) => [title, data])).toEqual([[tag, '/']]);
    await press(worker);
    await expect.poll(() => shown(worker)).toEqual([]);
  }
  expect(new URL(page.url()).origin).toBe(new URL(workspace.url).origin);
});

test('a device is told of by the switch, tried, and forgotten when its person signs out', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  await signIn(page, ann);
  await page.addInitScript(() => {
    const keys = {
      p256dh: 'BB4YUy_UdUwC8wQdnHXOszuD_9gax85P6ILMscmLxYlupGwxHE4v9A3ZajZT5uRURdMt_khuztdcepDGoYiBwKM',
      auth: 'AAAAAAAAAAAAAAAAAAAAAA',
    };
    let current: object | null = null;
    const subscription = {
      endpoint: 'https://push.example.com/send/one',
      toJSON: () => ({ endpoint: 'https://push.example.com/send/one', keys }),
      unsubscribe: async () => {
        current = null;
        return true;
      },
    };
    PushManager.prototype.getSubscription = async () => current as PushSubscription | null;
    PushManager.prototype.subscribe = async () => (current = subscription) as unknown as PushSubscription;
  });
  await page.goto('/settings/notifications');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const here = page.getByRole('checkbox', { name: t('notifications.push.here') });
  await here.click();
  await expect(page.getByText(t('notifications.push.on'))).toBeVisible();
  const LIST = '{ pushSubscriptions { endpoint } }';
  expect((await workspace.ask(ann, LIST)).pushSubscriptions).toEqual([
    { endpoint: 'https://push.example.com/send/one' },
  ]);
  await expect(page.getByRole('button', { name: t('notifications.push.test') })).toBeVisible();
  await here.click();
  await expect(page.getByText(t('notifications.push.off'))).toBeVisible();
  expect((await workspace.ask(ann, LIST)).pushSubscriptions).toEqual([]);
  await here.click();
  await expect(page.getByText(t('notifications.push.on'))).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('button', { name: t('accounts.signOut') }).click();
  await expect(page.getByRole('button', { name: t('accounts.signIn') })).toBeVisible();
  expect((await workspace.ask(ann, LIST)).pushSubscriptions).toEqual([]);
});
