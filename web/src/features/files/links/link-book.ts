import type { ApolloClient } from '@apollo/client';
import { FileFactsFragmentDoc, FileLinksDocument, type FileLinksFragment } from '../../../generated/documents.js';

/** How long links are used that the server takes for 15 minutes at least, milliseconds. */
const GOOD = 12 * 60_000;
/** How long what comes into sight together is collected, milliseconds; and the most that one query may name. */
const COLLECT = 15;
const MOST = 100;
/** After what a picture is asked for again of which no preview is made yet, and the longest wait, milliseconds. */
const SOON = 1500;
const LATEST = 20_000;

interface Entry {
  /** Null: asked for, and not to be had. */
  links: FileLinksFragment | null;
  at: number;
}

/** Where the bytes of files are, of those that are in sight. */
export class LinkBook {
  private readonly entries = new Map<string, Entry>();
  private readonly wanted = new Set<string>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly waits = new Map<string, number>();
  private isCollecting = false;

  private constructor(private readonly client: ApolloClient) {}

  private static readonly books = new WeakMap<ApolloClient, LinkBook>();

  static of(client: ApolloClient): LinkBook {
    const known = LinkBook.books.get(client) ?? new LinkBook(client);
    LinkBook.books.set(client, known);
    return known;
  }

  /** The newest that is known; undefined: not asked for yet. */
  links(id: string): FileLinksFragment | null | undefined {
    return this.entries.get(id)?.links;
  }

  /** Asks for links that are not here or have ended. */
  want(id: string): void {
    const entry = this.entries.get(id);
    if (!entry?.links || Date.now() - entry.at > GOOD) this.renew(id);
  }

  isGood(id: string): boolean {
    const entry = this.entries.get(id);
    return !!entry?.links && Date.now() - entry.at < GOOD;
  }

  /** Asks for new links, whatever is here. */
  renew(id: string): void {
    this.wanted.add(id);
    if (this.isCollecting) return;
    this.isCollecting = true;
    setTimeout(() => void this.ask(), COLLECT);
  }

  subscribe(id: string, listener: () => void): () => void {
    const listeners = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(id);
    };
  }

  private async ask(): Promise<void> {
    this.isCollecting = false;
    const ids = [...this.wanted].slice(0, MOST);
    for (const id of ids) this.wanted.delete(id);
    if (this.wanted.size > 0) this.renew([...this.wanted][0]!);
    try {
      const query = { query: FileLinksDocument, variables: { ids }, fetchPolicy: 'no-cache' } as const;
      const { data } = await this.client.query(query);
      const found = new Map(data!.files.map((file) => [file.id, file]));
      for (const id of ids) this.take(id, found.get(id) ?? null);
    } catch {
      // Without the server there are no bytes either: asked for again when they come into sight.
    }
  }

  private take(id: string, links: FileLinksFragment | null): void {
    this.entries.set(id, { links, at: Date.now() });
    if (links) this.client.writeFragment({ fragment: FileFactsFragmentDoc, fragmentName: 'FileFacts', data: links });
    for (const listener of this.listeners.get(id) ?? []) listener();
    if (links?.previewStatus === 'PENDING') this.renewSoon(id);
  }

  /** As long as somebody looks. */
  private renewSoon(id: string): void {
    const wait = this.waits.get(id) ?? SOON;
    this.waits.set(id, Math.min(wait * 2, LATEST));
    setTimeout(() => this.listeners.has(id) && this.renew(id), wait);
  }
}
