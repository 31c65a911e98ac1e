import { InMemoryCache } from '@apollo/client/cache';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { createCache } from '../../web/src/api/cache.js';
import { addToWindow } from '../../web/src/api/cached-lists.js';
import { RoomMessagesDocument, type RoomMessagesQueryVariables } from '../../web/src/generated/documents.js';
import { messageFixture } from './message-fixture.js';

let cache: InMemoryCache;

beforeEach(() => {
  cache = createCache();
});

interface Ends {
  hasPreviousPage?: boolean;
  hasNextPage?: boolean;
  startCursor?: string | null;
  endCursor?: string | null;
}

/** Takes a page as the server gives it: messages by their ids. */
function takePage(variables: Omit<RoomMessagesQueryVariables, 'roomId'>, ids: string[], ends: Ends): void {
  const pageInfo = {
    __typename: 'PageInfo',
    hasPreviousPage: false,
    hasNextPage: false,
    startCursor: null,
    endCursor: null,
  };
  const messages = {
    __typename: 'MessageConnection',
    nodes: ids.map((id) => messageFixture({ id })),
    pageInfo: { ...pageInfo, ...ends },
  };
  cache.writeQuery({
    query: RoomMessagesDocument,
    variables: { roomId: 'room', ...variables },
    data: { room: { __typename: 'Room', id: 'room', messages } } as never,
  });
}

function window(): { ids: string[]; pageInfo: Ends } {
  const { messages } = cache.readQuery({ query: RoomMessagesDocument, variables: { roomId: 'room', last: 50 } })!.room!;
  return { ids: messages.nodes.map(({ id }) => id), pageInfo: messages.pageInfo };
}

describe('the window of a list of messages', () => {
  test('grows by the page before its start and the page after its end', () => {
    takePage({ last: 2, before: 'x' }, ['c', 'd'], {
      hasPreviousPage: true,
      hasNextPage: true,
      startCursor: 'C',
      endCursor: 'D',
    });
    takePage({ last: 2, before: 'C' }, ['a', 'b'], {
      hasPreviousPage: false,
      hasNextPage: true,
      startCursor: 'A',
      endCursor: 'B',
    });
    takePage({ first: 2, after: 'D' }, ['e'], {
      hasPreviousPage: true,
      hasNextPage: false,
      startCursor: 'E',
      endCursor: 'E',
    });
    expect(window()).toEqual({
      ids: ['a', 'b', 'c', 'd', 'e'],
      pageInfo: {
        __typename: 'PageInfo',
        hasPreviousPage: false,
        hasNextPage: false,
        startCursor: 'A',
        endCursor: 'E',
      },
    });
  });

  test('keeps its ends when the page beyond turns out empty', () => {
    takePage({ last: 2 }, ['c', 'd'], { hasPreviousPage: true, startCursor: 'C', endCursor: 'D' });
    takePage({ last: 2, before: 'C' }, [], { hasPreviousPage: false });
    expect(window().pageInfo).toMatchObject({ hasPreviousPage: false, startCursor: 'C' });
    expect(window().ids).toEqual(['c', 'd']);
  });

  test('begins anew with a page from elsewhere in the list', () => {
    takePage({ last: 2 }, ['y', 'z'], { hasPreviousPage: true, startCursor: 'Y', endCursor: 'Z' });
    takePage({ last: 2, before: 'M' }, ['k', 'l'], {
      hasPreviousPage: true,
      hasNextPage: true,
      startCursor: 'K',
      endCursor: 'L',
    });
    expect(window().ids).toEqual(['k', 'l']);
  });

  test('takes a new message at its end, once, and only where it reaches the newest', () => {
    takePage({ last: 1 }, ['a'], { endCursor: 'A' });
    for (const id of ['b', 'b', 'a']) addToWindow(cache, { id, room: { id: 'room' }, threadRoot: null });
    takePage({ last: 9 }, ['a', 'b'], { endCursor: 'B' });
    expect(window().ids).toEqual(['a', 'b']);

    takePage({ last: 1, before: 'B' }, ['a'], { hasNextPage: true, startCursor: 'A', endCursor: 'A' });
    addToWindow(cache, { id: 'c', room: { id: 'room' }, threadRoot: null });
    expect(window().ids).toEqual(['a']);
  });
});
