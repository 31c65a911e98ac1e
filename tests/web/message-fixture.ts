import type { MessageContentFragment } from '../../web/src/generated/documents.js';

/** A message as the cache takes it, with type names; what is not given is plain. */
export function messageFixture(
  given: Partial<
    Pick<MessageContentFragment, 'id' | 'content' | 'version' | 'deletedAt' | 'createdAt' | 'replyCount'>
  > & {
    authorId?: string;
    roomId?: string;
    rootId?: string | null;
    calls?: string[];
  } = {},
) {
  const { authorId = 'bob', roomId = 'room', rootId = null, calls = [], ...fields } = given;
  return {
    __typename: 'Message' as const,
    id: 'message',
    content: 'Hello',
    createdAt: '2026-01-01T00:00:00.000Z',
    editedAt: null,
    deletedAt: null,
    isArchived: false,
    version: 1,
    replyCount: 0,
    lastReplyAt: null,
    pageCursor: `cursor of ${fields.id ?? 'message'}`,
    author: personFixture(authorId),
    mentions: calls.map((id) => ({ __typename: 'Mention', kind: 'USER' as const, user: personFixture(id) })),
    reactions: [],
    attachments: [],
    threadRoot: rootId === null ? null : { __typename: 'Message', id: rootId },
    room: { __typename: 'Room', id: roomId },
    ...fields,
  };
}

export function personFixture(id: string) {
  const names = { username: id, displayName: id.toUpperCase() };
  return {
    __typename: 'User' as const,
    id,
    ...names,
    role: 'USER' as const,
    isOnline: false,
    deactivatedAt: null,
    avatar: null,
  };
}
