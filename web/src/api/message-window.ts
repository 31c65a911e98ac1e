import type { FieldMergeFunction } from '@apollo/client/cache';
import type { Reference } from '@apollo/client/utilities';

/** Where a window lies in its list: the cursors of its ends, and whether there is more beyond them. */
export interface WindowEnds {
  hasPreviousPage: boolean;
  hasNextPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** Part of a list of messages, oldest to newest, without holes. */
export interface MessageWindow {
  nodes: readonly Reference[];
  pageInfo: WindowEnds;
  /** The pages it was made of, as far as they were fetched: where it can be cut. */
  pages?: readonly Page[];
}

interface Page {
  count: number;
  startCursor: string | null;
  endCursor: string | null;
}

/** Messages that a window keeps; more would make every change in it slow to draw. */
const KEPT = 400;

/**
 * Puts a page to the window it continues: before its start, after its end. Any other page is somewhere else in the list
 * (the newest, or around a message that was asked for) and begins a new window.
 */
export const mergeWindow: FieldMergeFunction<MessageWindow, MessageWindow> = (existing, incoming, { args }) => {
  if (existing && args?.before && args.before === existing.pageInfo.startCursor) {
    const { hasPreviousPage, startCursor } = incoming.pageInfo;
    const start = { hasPreviousPage, startCursor: startCursor ?? existing.pageInfo.startCursor };
    const nodes = join(incoming.nodes, existing.nodes);
    const pages = [pageOf(incoming, nodes.length - existing.nodes.length), ...(existing.pages ?? [])];
    return { ...existing, nodes, pages, pageInfo: { ...existing.pageInfo, ...start } };
  }
  if (existing && args?.after && args.after === existing.pageInfo.endCursor) {
    const { hasNextPage, endCursor } = incoming.pageInfo;
    const end = { hasNextPage, endCursor: endCursor ?? existing.pageInfo.endCursor };
    const nodes = join(existing.nodes, incoming.nodes);
    const pages = [...(existing.pages ?? []), pageOf(incoming, nodes.length - existing.nodes.length)];
    return { ...existing, nodes, pages, pageInfo: { ...existing.pageInfo, ...end } };
  }
  return { ...incoming, pages: [pageOf(incoming, incoming.nodes.length)] };
};

const pageOf = ({ pageInfo: { startCursor, endCursor } }: MessageWindow, count: number): Page => ({
  count,
  startCursor,
  endCursor,
});

/** A window that has grown too long, without the pages farthest from where it grows. */
export function trimWindow(window: MessageWindow, grows: 'previous' | 'next'): MessageWindow {
  const pages = [...(window.pages ?? [])];
  let excess = window.nodes.length - KEPT;
  let dropped = 0;
  while (pages.length > 1 && excess > 0) {
    const { count } = grows === 'previous' ? pages.pop()! : pages.shift()!;
    excess -= count;
    dropped += count;
  }
  if (dropped === 0) return window;
  if (grows === 'next') {
    const start = { hasPreviousPage: true, startCursor: pages[0]!.startCursor };
    return { ...window, nodes: window.nodes.slice(dropped), pages, pageInfo: { ...window.pageInfo, ...start } };
  }
  // What came live after the last page goes with it.
  const nodes = window.nodes.slice(
    0,
    pages.reduce((sum, { count }) => sum + count, 0),
  );
  const end = { hasNextPage: true, endCursor: pages.at(-1)!.endCursor };
  return { ...window, nodes, pages, pageInfo: { ...window.pageInfo, ...end } };
}

/** A message that was just sent, at the end of a window that reaches the newest; no other window changes. */
export function appendMessage(window: MessageWindow, message: Reference): MessageWindow {
  if (window.pageInfo.hasNextPage) return window;
  const nodes = join(window.nodes, [message]);
  return nodes === window.nodes ? window : { ...window, nodes };
}

/** Pages of a list that is only ever read on; the first page begins it anew. */
export const appendNodes: FieldMergeFunction<MessageWindow, MessageWindow> = (existing, incoming, { args }) =>
  existing && args?.after ? { ...incoming, nodes: [...existing.nodes, ...incoming.nodes] } : incoming;

/** The same for lists in which events move things: what comes again with its page is there once. */
export const appendRefs: FieldMergeFunction<MessageWindow, MessageWindow> = (existing, incoming, { args }) =>
  existing && args?.after ? { ...incoming, nodes: join(existing.nodes, incoming.nodes) } : incoming;

/** Both lists in their order; what is in the first is not taken again. */
function join(first: readonly Reference[], second: readonly Reference[]): readonly Reference[] {
  const known = new Set(first.map(({ __ref }) => __ref));
  const added = second.filter(({ __ref }) => !known.has(__ref));
  return added.length === 0 ? first : [...first, ...added];
}
