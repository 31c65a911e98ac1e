import { type ClassType, Field, ObjectType } from 'type-graphql';
import { decodePageCursor, encodePageCursor, type PageKey } from '../shared/cursors.js';
import { badInput } from '../shared/errors.js';

@ObjectType({ description: 'Where a page lies in its list (Relay Cursor Connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether there is more before this page.' }) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first edge; null for an empty page.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the last edge; null for an empty page.' })
  endCursor!: string | null;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
}

/** The arguments of a connection as the client gave them. */
export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  /** How many of the list to leave out first: for the numbered pages of old clients, which know of no cursors. */
  skip?: number;
}

/** A page to read: `limit` is one more than wanted, so that the reader learns whether there is more. */
export interface Page {
  size: number;
  limit: number;
  skip: number;
  backwards: boolean;
  after: PageKey | null;
  before: PageKey | null;
  scope: string;
}

/** The largest page. */
export const MAX_PAGE = 100;

/** Checks a connection's arguments. Throws BAD_USER_INPUT (one of first and last, 1 to 100), BAD_CURSOR. */
export function parsePage(args: PageArgs, scope: string): Page {
  const { first, last, after, before } = args;
  const hasFirst = first !== undefined && first !== null;
  const hasLast = last !== undefined && last !== null;
  if (hasFirst === hasLast) throw badInput({ first: 'Give either first or last.' });
  const size = (hasFirst ? first : last) as number;
  const name = hasFirst ? 'first' : 'last';
  if (size < 1 || size > MAX_PAGE) throw badInput({ [name]: `Must be from 1 to ${MAX_PAGE}.` });
  return {
    size,
    limit: size + 1,
    skip: args.skip ?? 0,
    backwards: hasLast,
    after: decode(after, scope),
    before: decode(before, scope),
    scope,
  };
}

function decode(cursor: string | null | undefined, scope: string): PageKey | null {
  return cursor === undefined || cursor === null ? null : decodePageCursor(cursor, scope);
}

/** Makes the connection of up to `limit` rows that were read in the page's own direction. */
export function toConnection<T>(rows: T[], page: Page, keyOf: (row: T) => PageKey): Connection<T> {
  const more = rows.length > page.size;
  const nodes = rows.slice(0, page.size);
  if (page.backwards) nodes.reverse();
  const cursorOf = (node: T) => encodePageCursor(keyOf(node), page.scope);
  return {
    nodes,
    pageInfo: {
      hasNextPage: page.backwards ? page.before !== null : more,
      hasPreviousPage: page.backwards ? more : page.after !== null,
      startCursor: nodes.length > 0 ? cursorOf(nodes[0]!) : null,
      endCursor: nodes.length > 0 ? cursorOf(nodes.at(-1)!) : null,
    },
    // Only for who asks: most take the nodes, and a cursor for each would cost as much as reading them.
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }));
    },
  };
}

/** Declares the connection and edge types of a node type. */
export function connectionType<T extends object>(node: ClassType<T>, name: string): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class EdgeType {
    @Field(() => String, { description: 'The place of this edge: give it as `after` or `before`.' }) cursor!: string;
    @Field(() => node, { description: 'The object.' }) node!: T;
  }
  @ObjectType(`${name}Connection`, { description: `One page of a list of ${name}.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The objects with their cursors.' }) edges!: EdgeType[];
    @Field(() => [node], { description: 'The same objects without cursors.' }) nodes!: T[];
    @Field(() => PageInfo, { description: 'Where the page lies in the list.' }) pageInfo!: PageInfo;
  }
  return ConnectionType;
}
