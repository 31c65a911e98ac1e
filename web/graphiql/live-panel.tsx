import { useSyncExternalStore } from 'react';
import type { LiveEvent, LiveSubscription, LiveSubscriptions } from './live-subscriptions.js';

/** The subscriptions of all tabs and what they hear; nothing while there are none. */
export function LivePanel({ live }: { live: LiveSubscriptions }) {
  const list = useSyncExternalStore(live.subscribe, live.list);
  if (list.length === 0) return null;
  return (
    <section className="live-panel" aria-labelledby="live-title">
      <h2 id="live-title">Live subscriptions</h2>
      {list.map((subscription) => (
        <Subscription key={subscription.id} subscription={subscription} onRemove={() => live.remove(subscription)} />
      ))}
    </section>
  );
}

function Subscription({ subscription, onRemove }: { subscription: LiveSubscription; onRemove: () => void }) {
  const { name, variables, isOpen, events, eventCount, stop } = subscription;
  return (
    <article className={isOpen ? 'live-subscription live-open' : 'live-subscription'}>
      <header>
        <h3>{name}</h3>
        <span className="live-state">{isOpen ? 'open' : 'ended'}</span>
        <span className="live-count">{eventCount === 1 ? '1 event' : `${eventCount} events`}</span>
        <button type="button" className="graphiql-button" onClick={isOpen ? stop : onRemove}>
          {isOpen ? 'Stop' : 'Remove'}
        </button>
      </header>
      {variables ? <code className="live-variables">{JSON.stringify(variables)}</code> : null}
      <ol role="log" aria-label={`Events of ${name}, newest first`}>
        {events.map((event) => (
          <Event key={event.number} event={event} />
        ))}
      </ol>
    </article>
  );
}

function Event({ event: { number, receivedAt, result } }: { event: LiveEvent }) {
  return (
    <li>
      <div className="live-event-head">
        <span>#{number}</span>
        <time dateTime={receivedAt.toISOString()}>{receivedAt.toLocaleTimeString()}</time>
      </div>
      <pre>{JSON.stringify(result, null, 2)}</pre>
    </li>
  );
}
