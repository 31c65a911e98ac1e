/** The address of the PostgreSQL server to test on: TEST_DATABASE_URL, else one on the local default port, else null. */
export function testServer(): Promise<string | null>;
/** Runs one statement on a connection of its own and gives the rows. */
export function runOn(url: string, sql: string): Promise<Record<string, unknown>[]>;
