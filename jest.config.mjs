import { groupSuites } from './tests/support/group-suites.mjs';
import { testServer } from './tests/support/postgres-server.mjs';
import { testRedis } from './tests/support/redis-server.mjs';
import { suitesWithoutDatabase } from './tests/support/without-database.mjs';

/**
 * Each suite runs once per database, those that use none on SQLite's turn. Without a PostgreSQL server its half is
 * reported as not run, loudly. With TEST_GROUPED, several suites share a load of the server; all run then.
 */
const project = (database, ignored = []) => ({
  displayName: database,
  rootDir: import.meta.dirname,
  ...(process.env.TEST_GROUPED
    ? { testMatch: [`${groupSuites(import.meta.dirname, database, ignored)}/*.test.mjs`] }
    : {
        testMatch: ['<rootDir>/tests/**/*.test.ts'],
        testPathIgnorePatterns: ignored.map((suite) => `<rootDir>/${suite}`),
      }),
  transform: { '^.+\\.ts$': ['@swc/jest', swc], '^.+\\.tsx$': ['@swc/jest', components] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '\\.module\\.css$': '<rootDir>/tests/support/class-names.mjs',
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts', '$1.tsx'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/tests/support/try-again.mjs'],
  globals: { testDatabase: database },
});

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2024',
  },
};

/** Components of the web client. */
const components = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2024',
  },
};

const postgres = await testServer();
if (!postgres)
  console.error(
    '\n*** NOT RUN: the tests on PostgreSQL. No server at TEST_DATABASE_URL or on the local default port. ***\n',
  );

if (!(await testRedis()))
  console.error('\n*** NOT RUN: the tests on Redis. No server at TEST_REDIS_URL or on the local default port. ***\n');

export default {
  projects: postgres
    ? [project('sqlite'), project('postgres', suitesWithoutDatabase(import.meta.dirname))]
    : [project('sqlite')],
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
  ...(process.env.TEST_GROUPED && { testSequencer: '<rootDir>/tests/support/in-order.mjs' }),
  // More than processors: many tests wait for a time limit of the server's to pass.
  maxWorkers: 3,
  testTimeout: 120_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  coveragePathIgnorePatterns: ['/src/main.ts'],
  coverageThreshold: { global: { lines: 90 } },
};
