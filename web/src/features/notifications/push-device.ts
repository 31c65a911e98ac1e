import type { ApolloClient } from '@apollo/client';
import { SubscribePushDocument, UnsubscribePushDocument } from '../../generated/documents.js';

/** Whether this browser shows push messages: `denied` where the person has said no to the browser itself. */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on';

/** Where the server knows this device by, so that a change of it is noticed. */
const ENDPOINT = 'push.endpoint';

const isSupported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

export async function pushState(): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return localStorage.getItem(ENDPOINT) && (await subscription()) ? 'on' : 'off';
}

/** The address of this device at its push service; null where it takes no push messages. */
export async function ownEndpoint(): Promise<string | null> {
  return isSupported() ? ((await subscription())?.endpoint ?? null) : null;
}

/** Asks the person, then has this device take push messages. key: the server's public key, base64url. Gives what came of it. */
export async function turnOnPush(client: ApolloClient, key: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState();
  const { pushManager } = await navigator.serviceWorker.ready;
  // One of another server's key, as before it was set up anew, would stand in the way.
  await (await pushManager.getSubscription())?.unsubscribe();
  await tell(client, await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  return 'on';
}

export async function turnOffPush(client: ApolloClient): Promise<void> {
  const endpoint = await ownEndpoint();
  await forgetPush();
  if (endpoint) await client.mutate({ mutation: UnsubscribePushDocument, variables: { input: { endpoint } } });
}

/** Nobody is told on this device any more. The server forgets it by itself when the session ends. */
export async function forgetPush(): Promise<void> {
  localStorage.removeItem(ENDPOINT);
  if (isSupported()) await (await subscription())?.unsubscribe();
}

/** Push services give a device another address now and then: tells the server of it. */
export async function keepPush(client: ApolloClient): Promise<void> {
  const known = localStorage.getItem(ENDPOINT);
  if (!known || !isSupported()) return;
  const current = await subscription();
  if (current && current.endpoint !== known) await tell(client, current);
}

async function tell(client: ApolloClient, subscribed: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscribed.toJSON();
  const input = { endpoint: endpoint!, p256dh: keys!.p256dh!, auth: keys!.auth! };
  await client.mutate({ mutation: SubscribePushDocument, variables: { input } });
  localStorage.setItem(ENDPOINT, subscribed.endpoint);
}
