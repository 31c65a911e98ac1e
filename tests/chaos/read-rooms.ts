import type { History, Row } from './checker.ts';
import { pause } from './faults/waiting.ts';
import { RETRIED } from './load/account.ts';
import { ask } from './load/ask.ts';
import type { World } from './world.ts';

const PAGE = `query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { room(id: $id) {
  messages(first: $first, after: $after, last: $last, before: $before) {
    nodes { id content } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

/** Pages through every room as a client does, from the start and from the end; both oldest first. */
export async function readRooms(world: World): Promise<History['rooms']> {
  const rooms: History['rooms'] = new Map();
  for (const roomId of world.roomIds)
    rooms.set(roomId, { forwards: await readForwards(world, roomId), backwards: await readBackwards(world, roomId) });
  return rooms;
}

async function readForwards(world: World, id: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo } = await readPage(world, { id, first: 100, after });
    rows.push(...nodes);
    if (!pageInfo.hasNextPage) return rows;
    after = pageInfo.endCursor;
  }
}

async function readBackwards(world: World, id: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let before: string | null = null; ; ) {
    const { nodes, pageInfo } = await readPage(world, { id, last: 100, before });
    rows.unshift(...nodes);
    if (!pageInfo.hasPreviousPage) return rows;
    before = pageInfo.startCursor;
  }
}

async function readPage(world: World, variables: object) {
  const account = world.accounts[0]!;
  for (let door = 0; ; door++) {
    const { data, code = '' } = await ask(world.doors.url(door), account.token, PAGE, variables);
    if (data?.room) return data.room.messages;
    if (code === 'UNAUTHENTICATED') await account.renew();
    else if (!RETRIED.includes(code)) throw new Error(`no page: ${code}`);
    await pause(100);
  }
}
