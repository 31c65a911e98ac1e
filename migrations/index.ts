import { PeopleRoomsMessages as PostgresPeopleRoomsMessages } from './postgres/0001-people-rooms-messages.js';
import { PeopleRoomsMessages as SqlitePeopleRoomsMessages } from './sqlite/0001-people-rooms-messages.js';

/** Every migration in order, per dialect. A name, once released, never changes. */
export const migrations = {
  sqlite: [{ name: '0001-people-rooms-messages', class: SqlitePeopleRoomsMessages }],
  postgres: [{ name: '0001-people-rooms-messages', class: PostgresPeopleRoomsMessages }],
};
