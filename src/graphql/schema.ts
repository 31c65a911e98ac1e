// type-graphql's decorators need it before any of them runs.
import 'reflect-metadata';
import { GraphQLEnumType, GraphQLSchema } from 'graphql';
import { buildSchema, getMetadataStorage } from 'type-graphql';
import { ERROR_CODES } from '../shared/errors.js';
import { resolvers } from './resolvers.js';

/** The one schema of the product. `schema/schema.graphql` is printed from it. */
export async function createSchema(): Promise<GraphQLSchema> {
  // A plain property is read as one, without passing through type-graphql: it is most of what a page consists of.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = await buildSchema({
    resolvers,
    // Operations check their input themselves, for they are called from other doors too.
    validate: false,
    // Required by type-graphql where there are subscriptions; ours are fed from the log and never ask it.
    pubSub: { publish: refuse, subscribe: refuse },
  });
  const config = schema.toConfig();
  for (const [type, description] of [
    [config.query, 'What can be read.'],
    [config.mutation, 'What can be changed. Each takes one input and gives the object as it is afterwards.'],
    [config.subscription, 'What can be listened to, over WebSocket (graphql-transport-ws).'],
  ] as const) {
    if (type) type.description = description;
  }
  return new GraphQLSchema({ ...config, types: [...config.types, errorCode] });
}

const errorCode = new GraphQLEnumType({
  name: 'ErrorCode',
  description: 'Every value of `extensions.code` in an error.',
  values: Object.fromEntries(Object.entries(ERROR_CODES).map(([name, description]) => [name, { description }])),
});

function refuse(): never {
  throw new Error('Subscriptions are fed from the event log.');
}
