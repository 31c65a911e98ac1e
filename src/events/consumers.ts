import { noticeConsumer } from '../features/notifications/notice.consumer.js';
import type { Consuming } from './log-consumer.js';

/** Everything that is done about events beside telling subscribers. */
export const consumers: readonly Consuming[] = [noticeConsumer];
