import { testServer } from './tests/support/postgres-server.mjs';

/** Each suite runs once per database; without a PostgreSQL server its half is reported as not run, loudly. */
const project = (database) => ({
  displayName: database,
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
  testEnvironment: 'node',
  globals: { testDatabase: database },
});

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2024',
  },
};

const postgres = await testServer();
if (!postgres)
  console.error(
    '\n*** NOT RUN: the tests on PostgreSQL. No server at TEST_DATABASE_URL or on the local default port. ***\n',
  );

export default {
  projects: postgres ? [project('sqlite'), project('postgres')] : [project('sqlite')],
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
  maxWorkers: 2,
  testTimeout: 30_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  coveragePathIgnorePatterns: ['/src/main.ts'],
  coverageThreshold: { global: { lines: 90 } },
};
