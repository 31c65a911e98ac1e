import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { defaultHeaders, defaultTabs } from './default-tabs.js';
import { createFetcher } from './fetcher.js';
import { LivePanel } from './live-panel.js';
import { LiveSubscriptions } from './live-subscriptions.js';
import { openSessionStorage } from './session-storage.js';

const live = new LiveSubscriptions();
const fetcher = createFetcher(live);
const storage = openSessionStorage();
const plugins = [HISTORY_PLUGIN];

/** GraphiQL on this server's API, with the live subscriptions of all tabs below its responses. */
export function ApiConsole() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      onTabChange={live.followTabs}
      defaultTabs={defaultTabs}
      defaultHeaders={defaultHeaders}
      defaultEditorToolsVisibility="variables"
      inputValueDeprecation
      schemaDescription
      storage={storage}
      shouldPersistHeaders
      showPersistHeadersSettings={false}
    >
      <GraphiQL.Logo>
        <a className="graphiql-logo-link" href="/">
          Team Messenger
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <LivePanel live={live} />
      </GraphiQL.Footer>
    </GraphiQL>
  );
}
