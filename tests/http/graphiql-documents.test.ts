import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { projectRoot } from '../../src/shared/project-root.js';

const schema = buildSchema(readFileSync(join(projectRoot, 'schema/schema.graphql'), 'utf8'));

test.each(['start.graphql', 'message-added.graphql'])(
  'GraphiQL greets with operations the schema knows: %s',
  (name) => {
    const document = parse(readFileSync(join(projectRoot, 'web/graphiql', name), 'utf8'));

    expect(validate(schema, document)).toEqual([]);
  },
);
