/*
 * A plugin of graphql-codegen: one Apollo Client hook per operation, over the typed documents. The published plugin
 * writes for Apollo Client 3, whose types are gone from version 4. documents: the module of the typed documents.
 */
const HOOKS = { query: 'useQuery', mutation: 'useMutation', subscription: 'useSubscription' };
const SUFFIXES = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };

module.exports = {
  plugin(_schema, documents, config) {
    const operations = documents.flatMap(({ document }) =>
      document.definitions.filter((definition) => definition.kind === 'OperationDefinition'),
    );
    const hooks = operations.map(({ name, operation, variableDefinitions }) => {
      const hook = HOOKS[operation];
      const type = `Documents.${name.value}${SUFFIXES[operation]}`;
      const required =
        operation !== 'mutation' && variableDefinitions.some((variable) => variable.type.kind === 'NonNullType');
      const options = `options${required ? '' : '?'}: ${hook}.Options<${type}, ${type}Variables>`;
      const call = `${hook}(Documents.${name.value}Document, options as never)`;
      // Nothing here asks for partial data; without saying so every field would be typed as perhaps missing.
      const result = operation === 'query' ? `: useQuery.Result<${type}, ${type}Variables, 'complete' | 'empty'>` : '';
      const cast = operation === 'query' ? ' as never' : '';
      return `export const use${name.value}${SUFFIXES[operation]} = (${options})${result} =>\n  ${call}${cast};`;
    });
    const used = [...new Set(operations.map(({ operation }) => HOOKS[operation]))].sort();
    return {
      prepend: [
        `import { ${used.join(', ')} } from '@apollo/client/react';`,
        `import * as Documents from '${config.documents}';`,
      ],
      content: hooks.join('\n\n'),
    };
  },
};
