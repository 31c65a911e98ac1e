import { consumers } from '../../src/events/consumers.js';
import { LogConsumer } from '../../src/events/log-consumer.js';
import type { TestApp } from './test-app.js';

/** Does what is done about events, up to where the log ends: test servers leave that to the test. */
export async function consumeLog(app: TestApp): Promise<void> {
  for (const each of consumers) await new LogConsumer(app, each).drain();
}
