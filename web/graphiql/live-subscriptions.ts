/** A subscription started in a tab. events: its newest results, newest first, at most 100 of `eventCount`. */
export type LiveSubscription = {
  id: number;
  tabId: string | undefined;
  name: string;
  variables: unknown;
  isOpen: boolean;
  events: readonly LiveEvent[];
  eventCount: number;
  stop: () => void;
};
export type LiveEvent = { number: number; receivedAt: Date; result: object };

export type Sink = { next: (result: object) => void; complete: () => void };
type Tabs = { tabs: { id: string }[]; activeTabIndex: number };

const EVENTS_KEPT = 100;

/**
 * The subscriptions of all tabs. GraphiQL itself runs one operation at a time and ends it when its tab is left. Observed
 * here, a subscription goes on until it is stopped in its own tab or in the panel, its tab closes or starts another one.
 */
export class LiveSubscriptions {
  #list: readonly LiveSubscription[] = [];
  #listeners = new Set<() => void>();
  #activeTabId: string | undefined;
  #shown: { tabId: string | undefined; release: () => void } | undefined;
  #lastId = 0;

  /** Calls the listener after each change; returns what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** All subscriptions, newest first: the same array until something changes. */
  readonly list = (): readonly LiveSubscription[] => this.#list;

  /** Stops a subscription and forgets it. */
  readonly remove = (subscription: LiveSubscription): void => {
    subscription.stop();
    this.#set(this.#list.filter(({ id }) => id !== subscription.id));
  };

  /** To be told of every change of GraphiQL's tabs. */
  readonly followTabs = ({ tabs, activeTabIndex }: Tabs): void => {
    this.#activeTabId = tabs[activeTabIndex]?.id;
    if (this.#shown && this.#shown.tabId !== this.#activeTabId) this.#shown.release();
    this.#list.filter(({ tabId }) => !tabs.some(({ id }) => id === tabId)).forEach(this.remove);
  };

  /**
   * An observable for GraphiQL; subscribing starts a subscription of the active tab. listen: starts to deliver results
   * to its sink and returns what ends that; the sink is completed in either case.
   */
  observe(description: Pick<LiveSubscription, 'name' | 'variables'>, listen: (sink: Sink) => () => void) {
    return { subscribe: (shown: Sink) => ({ unsubscribe: this.#start(description, listen, shown) }) };
  }

  #start(description: Pick<LiveSubscription, 'name' | 'variables'>, listen: (sink: Sink) => () => void, shown: Sink) {
    const tabId = this.#activeTabId;
    const id = ++this.#lastId;
    let isShown = true;
    this.#list.filter((other) => other.tabId === tabId).forEach(this.remove);

    const stop = listen({
      next: (result) => {
        this.#update(id, (old) => withEvent(old, result));
        if (isShown) shown.next(result);
      },
      complete: () => {
        this.#update(id, (old) => ({ ...old, isOpen: false }));
        if (isShown) shown.complete();
      },
    });
    this.#set([{ ...description, id, tabId, isOpen: true, events: [], eventCount: 0, stop }, ...this.#list]);

    const hide = () => {
      isShown = false;
      this.#shown = undefined;
    };
    // A new tab leaves the operation of the old one running: GraphiQL would print its results into the new tab.
    const release = () => {
      hide();
      queueMicrotask(shown.complete);
    };
    this.#shown = { tabId, release };
    return () => {
      hide();
      // GraphiQL unsubscribes alike for its stop button and for a change of tabs, and tells of the latter just after.
      queueMicrotask(() => this.#activeTabId === tabId && stop());
    };
  }

  #update(id: number, change: (old: LiveSubscription) => LiveSubscription): void {
    this.#set(this.#list.map((entry) => (entry.id === id ? change(entry) : entry)));
  }

  #set(list: readonly LiveSubscription[]): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}

function withEvent(old: LiveSubscription, result: object): LiveSubscription {
  const number = old.eventCount + 1;
  const event = { number, receivedAt: new Date(), result };
  return { ...old, eventCount: number, events: [event, ...old.events].slice(0, EVENTS_KEPT) };
}
