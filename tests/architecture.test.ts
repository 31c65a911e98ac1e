import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../src/shared/project-root.js';

/** Import and file borders, which a type-aware linter would check if there were one for this TypeScript. */

const src = path.join(projectRoot, 'src');
const files = (readdirSync(src, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts')).map(posix);

function posix(file: string): string {
  return file.split(path.sep).join('/');
}

/** Paths below src that the file imports at run time; `import type` leaves nothing behind. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(src, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?'(\.[^']+)';/gms);
  return [...statements]
    .filter(([statement]) => !/^import \{(\s*type [^,}]+,?)+\s*\}/s.test(statement))
    .map(([, specifier]) =>
      posix(path.relative(src, path.resolve(src, path.dirname(file), specifier!))).replace(/\.js$/, '.ts'),
    )
    .filter((found) => !found.startsWith('..'));
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

test('no file has more than 300 lines, and the median is under 60', () => {
  const lengths = files.map(
    (file) => [readFileSync(path.join(src, file), 'utf8').split('\n').length - 1, file] as const,
  );
  lengths.sort((a, b) => a[0] - b[0]);
  expect(lengths.filter(([length]) => length > 300)).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]![0]).toBeLessThan(60);
});

test('imports make no cycles, entities aside, whose references go both ways', () => {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, trail: string[]) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') return void cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) if (!next.endsWith('.entity.ts')) visit(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

describe('what may import what', () => {
  const feature = (file: string) => /^features\/([^/]+)\//.exec(file)?.[1];
  const role = (file: string) => /\.([a-z]+)\.ts$/.exec(file)?.[1];
  const breaches = (broken: (file: string, imported: string) => boolean) =>
    [...graph].flatMap(([file, imports]) =>
      imports.filter((imported) => broken(file, imported)).map((imported) => `${file} -> ${imported}`),
    );

  test('shared is pure: it imports nothing else', () => {
    expect(breaches((file, imported) => file.startsWith('shared/') && !imported.startsWith('shared/'))).toEqual([]);
  });

  test('operations, policies and loaders never see resolvers; resolvers are found by the schema alone', () => {
    expect(breaches((file, imported) => role(imported) === 'resolver' && file !== 'graphql/resolvers.ts')).toEqual([]);
  });

  test('only GraphQL types and resolvers import GraphQL types', () => {
    const may = ['type', 'resolver'];
    expect(
      breaches(
        (file, imported) => role(imported) === 'type' && !may.includes(role(file) ?? '') && feature(file) !== 'live',
      ),
    ).toEqual([]);
  });

  test('routes of REST are mounted, and imported by nothing else', () => {
    const mounting = ['rest/serve-rest.ts', 'rest/chat-server.ts', 'app.ts'];
    expect(breaches((file, imported) => role(imported) === 'rest' && !mounting.includes(file))).toEqual([]);
  });

  test('REST knows of no schema of GraphQL', () => {
    const ofRest = (file: string) => role(file) === 'rest' || file.startsWith('rest/');
    const known = /^graphql\/(schema|resolvers|execute|server|scalars)\.ts$/;
    expect(breaches((file, imported) => ofRest(file) && known.test(imported))).toEqual([]);
  });

  test('only the configuration reads the environment', () => {
    const readers = files.filter((file) => readFileSync(path.join(src, file), 'utf8').includes('process.env'));
    expect(readers.filter((file) => !['config.ts'].includes(file))).toEqual([]);
  });

  test('only operations write: resolvers, routes and loaders hold no transaction and no writing statement', () => {
    const edges = files.filter((file) => ['resolver', 'rest', 'loaders', 'policy', 'type'].includes(role(file) ?? ''));
    const writers = edges.filter((file) =>
      /inTransaction|changeOnce|\bchange\(|\.append\(|em\.(create|persist|flush|native)/.test(
        readFileSync(path.join(src, file), 'utf8'),
      ),
    );
    expect(writers).toEqual([]);
  });
});
