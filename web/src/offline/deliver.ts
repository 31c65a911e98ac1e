import type { ApolloClient } from '@apollo/client';
import type { Workspace } from '../app/workspace.js';
import { deliverMessage } from './deliver-message.js';
import type { Deliver } from './outbox.js';
import type { Outgoing } from './outgoing.js';

/** Brings one thing from the outbox of a person to the server. Throws what the server refused, NetworkError. */
export async function deliver(
  client: ApolloClient,
  userId: string,
  uploads: Workspace['uploads'],
  outgoing: Outgoing,
): ReturnType<Deliver> {
  if (outgoing.kind === 'message') return deliverMessage(client, uploads, outgoing);
  const { deliverWork } = await import('../features/work/deliver-work.js');
  return deliverWork(client, userId, uploads, outgoing);
}
