import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerWith } from '../harness/helper.js';

/* The limit of a start: a process that answers, and has nothing to load. */

const server = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');

answerWith(() => ({ port: (server.address() as AddressInfo).port }));
