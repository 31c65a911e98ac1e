import { PeopleRoomsMessages as PostgresPeopleRoomsMessages } from './postgres/0001-people-rooms-messages.js';
import { ProjectsTasks as PostgresProjectsTasks } from './postgres/0002-projects-tasks.js';
import { Files as PostgresFiles } from './postgres/0003-files.js';
import { FixedSessions as PostgresFixedSessions } from './postgres/0004-fixed-sessions.js';
import { Jobs as PostgresJobs } from './postgres/0005-jobs.js';
import { TaskSearch as PostgresTaskSearch } from './postgres/0006-task-search.js';
import { Archive as PostgresArchive } from './postgres/0007-archive.js';
import { ZoneAndLanguage as PostgresZoneAndLanguage } from './postgres/0008-zone-and-language.js';
import { Notices as PostgresNotices } from './postgres/0009-notices.js';
import { PushSubscriptions as PostgresPushSubscriptions } from './postgres/0010-push-subscriptions.js';
import { Mail as PostgresMail } from './postgres/0011-mail.js';
import { Backups as PostgresBackups } from './postgres/0012-backups.js';
import { ArchiveOfTasks as PostgresArchiveOfTasks } from './postgres/0013-archive-of-tasks.js';
import { PeopleRoomsMessages as SqlitePeopleRoomsMessages } from './sqlite/0001-people-rooms-messages.js';
import { ProjectsTasks as SqliteProjectsTasks } from './sqlite/0002-projects-tasks.js';
import { Files as SqliteFiles } from './sqlite/0003-files.js';
import { FixedSessions as SqliteFixedSessions } from './sqlite/0004-fixed-sessions.js';
import { Jobs as SqliteJobs } from './sqlite/0005-jobs.js';
import { TaskSearch as SqliteTaskSearch } from './sqlite/0006-task-search.js';
import { Archive as SqliteArchive } from './sqlite/0007-archive.js';
import { ZoneAndLanguage as SqliteZoneAndLanguage } from './sqlite/0008-zone-and-language.js';
import { Notices as SqliteNotices } from './sqlite/0009-notices.js';
import { PushSubscriptions as SqlitePushSubscriptions } from './sqlite/0010-push-subscriptions.js';
import { Mail as SqliteMail } from './sqlite/0011-mail.js';
import { Backups as SqliteBackups } from './sqlite/0012-backups.js';
import { ArchiveOfTasks as SqliteArchiveOfTasks } from './sqlite/0013-archive-of-tasks.js';

/** Every migration in order, per dialect. A name, once released, never changes. */
export const migrations = {
  sqlite: [
    { name: '0001-people-rooms-messages', class: SqlitePeopleRoomsMessages },
    { name: '0002-projects-tasks', class: SqliteProjectsTasks },
    { name: '0003-files', class: SqliteFiles },
    { name: '0004-fixed-sessions', class: SqliteFixedSessions },
    { name: '0005-jobs', class: SqliteJobs },
    { name: '0006-task-search', class: SqliteTaskSearch },
    { name: '0007-archive', class: SqliteArchive },
    { name: '0008-zone-and-language', class: SqliteZoneAndLanguage },
    { name: '0009-notices', class: SqliteNotices },
    { name: '0010-push-subscriptions', class: SqlitePushSubscriptions },
    { name: '0011-mail', class: SqliteMail },
    { name: '0012-backups', class: SqliteBackups },
    { name: '0013-archive-of-tasks', class: SqliteArchiveOfTasks },
  ],
  postgres: [
    { name: '0001-people-rooms-messages', class: PostgresPeopleRoomsMessages },
    { name: '0002-projects-tasks', class: PostgresProjectsTasks },
    { name: '0003-files', class: PostgresFiles },
    { name: '0004-fixed-sessions', class: PostgresFixedSessions },
    { name: '0005-jobs', class: PostgresJobs },
    { name: '0006-task-search', class: PostgresTaskSearch },
    { name: '0007-archive', class: PostgresArchive },
    { name: '0008-zone-and-language', class: PostgresZoneAndLanguage },
    { name: '0009-notices', class: PostgresNotices },
    { name: '0010-push-subscriptions', class: PostgresPushSubscriptions },
    { name: '0011-mail', class: PostgresMail },
    { name: '0012-backups', class: PostgresBackups },
    { name: '0013-archive-of-tasks', class: PostgresArchiveOfTasks },
  ],
};
