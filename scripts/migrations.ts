import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrations } from '../migrations/index.js';
import { migrate } from '../src/db/migrate.js';
import { openOrm } from '../src/db/orm.js';
import { projectRoot } from '../src/shared/project-root.js';

/*
 * `check`: fails when a freshly migrated database differs from what the entities say. `create NAME`: writes the
 * difference as new migrations. PostgreSQL is the server of TEST_DATABASE_URL, or the one on the local default port.
 */

type Dialect = 'sqlite' | 'postgres';
const server = process.env.TEST_DATABASE_URL ?? `postgres://${userInfo().username}@127.0.0.1:5432/postgres`;

async function difference(dialect: Dialect): Promise<string[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  const name = `migrations_${process.pid}`;
  if (dialect === 'postgres') await onServer(`create database ${name}`);
  const databaseUrl = dialect === 'postgres' ? Object.assign(new URL(server), { pathname: `/${name}` }).href : null;
  try {
    await migrate({ databaseUrl, dataDir });
    const orm = await openOrm({ databaseUrl, dataDir });
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    await orm.close(true);
    return sql.split('\n').filter((line) => line.trim() !== '');
  } finally {
    if (dialect === 'postgres') await onServer(`drop database ${name} with (force)`);
    await rm(dataDir, { recursive: true });
  }
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function create(dialect: Dialect, name: string): Promise<void> {
  const statements = await difference(dialect);
  const number = String(migrations[dialect].length + 1).padStart(4, '0');
  const className = name.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase());
  const lines = statements.map((statement) => `    this.addSql(${JSON.stringify(statement.replace(/;$/, ''))});`);
  const body = `import { Migration } from '@mikro-orm/migrations';\n\nexport class ${className} extends Migration {\n  override up(): void {\n${lines.join('\n')}\n  }\n}\n`;
  const file = path.join(projectRoot, `migrations/${dialect}/${number}-${name}.ts`);
  await writeFile(file, body);
  console.log(`${file}: ${statements.length} statements. Add it to migrations/index.ts.`);
}

const [command, name] = process.argv.slice(2);
for (const dialect of ['sqlite', 'postgres'] as const) {
  if (command === 'create' && name) await create(dialect, name);
  else if (command === 'check') {
    const statements = await difference(dialect);
    if (statements.length > 0) {
      console.error(`${dialect}: the entities differ from the migrations:\n${statements.join('\n')}`);
      process.exitCode = 1;
    } else console.log(`${dialect}: the migrations agree with the entities`);
  } else throw new Error('usage: migrations check | migrations create NAME');
}
