import type { FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { DomainError } from '../shared/errors.js';
import { orNull } from './shapes.js';

/** Results of a page where nothing is said of it. */
const USUAL_SIZE = 20;

/** The parameters of a numbered page, for a query's schema. */
export const pageQuery = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Which page, from 1.' })),
  page_size: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: `How many results it has; ${USUAL_SIZE} if left out.` }),
  ),
};

/** The query of a list that takes nothing but a page. */
export const PageQuery = Type.Object(pageQuery, { additionalProperties: false });

type Asked = Static<typeof PageQuery>;

/** Which results of a list are asked for. */
export function placeOf({ page = 1, page_size = USUAL_SIZE }: Asked): { size: number; skip: number } {
  return { size: page_size, skip: (page - 1) * page_size };
}

/** A numbered page of a list of such results. example: one of them. */
export function pageShape<T extends TSchema>(item: T, example: Static<T>) {
  return Type.Object(
    {
      count: Type.Integer({ description: 'How many results the whole list has.' }),
      next: orNull(Type.String({ description: 'The address of the next page; null on the last.' })),
      previous: orNull(Type.String({ description: 'The address of the page before; null on the first.' })),
      results: Type.Array(item),
    },
    { description: 'A page of the list.', examples: [{ count: 1, next: null, previous: null, results: [example] }] },
  );
}

/** Throws NOT_FOUND for a page after the last one. */
export function presentPage<T>(request: FastifyRequest, query: Asked, count: number, results: T[]) {
  const { page = 1 } = query;
  const { size, skip } = placeOf(query);
  if (page > 1 && skip >= count) throw new DomainError('NOT_FOUND', 'The list has no such page.');
  return {
    count,
    next: skip + size < count ? addressOf(request, page + 1) : null,
    previous: page > 1 ? addressOf(request, page - 1) : null,
    results,
  };
}

/** The address that was asked for, with another page. */
function addressOf(request: FastifyRequest, page: number): string {
  const address = new URL(request.originalUrl, request.ctx.origin);
  address.searchParams.set('page', String(page));
  return address.href;
}
