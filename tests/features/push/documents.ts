import { get } from '../../support/client.js';
import type { PushDevice } from '../../support/push-device.js';
import type { TestApp } from '../../support/test-app.js';

export const DEVICES = '{ pushSubscriptions { id endpoint userAgent createdAt lastUsedAt isCurrent } }';
export const SUBSCRIBE = `mutation($input: SubscribePushInput!) {
  subscribePush(input: $input) { pushSubscription { id endpoint isCurrent } } }`;
export const UNSUBSCRIBE = `mutation($endpoint: String!) {
  unsubscribePush(input: { endpoint: $endpoint }) { pushSubscription { id endpoint } } }`;
export const TEST_PUSH = `mutation($endpoint: String!) {
  sendTestPush(input: { endpoint: $endpoint }) { outcome pushSubscription { endpoint } } }`;

/** The three texts that a browser hands over. */
export const inputOf = ({ endpoint, p256dh, auth }: PushDevice) => ({ endpoint, p256dh, auth });

/** The endpoints of somebody's devices, the one that came last first. */
export async function devicesOf(app: TestApp, user: { accessToken: string }): Promise<string[]> {
  const { pushSubscriptions } = await get(app, user, DEVICES);
  return pushSubscriptions.map(({ endpoint }: { endpoint: string }) => endpoint);
}

export async function subscribe(app: TestApp, user: { accessToken: string }, device: PushDevice): Promise<void> {
  await get(app, user, SUBSCRIBE, { input: inputOf(device) });
}
