import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * Answers a whole list as it is read: as fast as its receiver takes it, and holding a page at a time. Throws what reading the first
 * page does; after that the answer breaks off, which is no JSON.
 */
export async function sendList(reply: FastifyReply, pages: AsyncGenerator<unknown[]>): Promise<FastifyReply> {
  const first = await pages.next();
  return reply.type('application/json; charset=utf-8').send(Readable.from(write(first, pages)));
}

async function* write(first: IteratorResult<unknown[]>, rest: AsyncGenerator<unknown[]>): AsyncGenerator<string> {
  try {
    let before = '[';
    for (let page = first; !page.done; page = await rest.next()) {
      if (page.value.length === 0) continue;
      yield before + page.value.map((each) => JSON.stringify(each)).join(',');
      before = ',';
    }
    yield before === '[' ? '[]' : ']';
  } finally {
    await rest.return(undefined);
  }
}
