import type { FastifyInstance } from 'fastify';
import { serveAccounts } from '../features/accounts/account.rest.js';
import { serveAccountsV1 } from '../features/accounts/account-v1.rest.js';
import { serveArchivesV1 } from '../features/files/archive-v1.rest.js';
import { serveUploads } from '../features/files/upload.rest.js';
import { serveMessages } from '../features/messages/message.rest.js';
import { serveMessagesV1 } from '../features/messages/message-v1.rest.js';
import { serveProjects } from '../features/projects/project.rest.js';
import { serveRooms } from '../features/rooms/room.rest.js';
import { serveTasks } from '../features/tasks/task.rest.js';
import { serveTaskStatistics } from '../features/tasks/task-statistics.rest.js';
import { serveTasksV1 } from '../features/tasks/task-v1.rest.js';
import type { Services } from '../services.js';
import { mountRoutes } from './mount-routes.js';
import { openApi } from './open-api.js';

/** Serves REST for the clients of the old APIs. */
export function serveRest(http: FastifyInstance, services: Services): void {
  mountRoutes(http, services, {
    features: [
      serveAccounts,
      serveRooms,
      serveMessages,
      serveUploads,
      serveProjects,
      serveTasks,
      serveTaskStatistics,
      serveAccountsV1,
      serveTasksV1,
      serveArchivesV1,
      serveMessagesV1,
    ],
    ownPaths: ['/api/*', '/v1/*'],
    openApi,
  });
}
