import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../limits.js';
import { limitRules } from './limits/rules.js';

/** Characters of good documents that are kept parsed. */
const KEPT = 2 ** 20;

/** Gives the document that a text is, or the errors that it has, each with its code. */
export type ReadDocument = (text: string) => DocumentNode | GraphQLError[];

/** Parses and validates documents as Apollo does for HTTP; one that comes again is known. */
export function createDocumentReader(schema: GraphQLSchema, limits: Limits): ReadDocument {
  const rules = [...specifiedRules, ...limitRules(limits)];
  const known = new LRUCache<string, DocumentNode>({
    maxSize: KEPT,
    sizeCalculation: (_, text) => text.length + 1,
  });

  return (text) => {
    const found = known.get(text);
    if (found) return found;
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: limits.tokens });
    } catch (error) {
      return [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
    }
    const errors = validate(schema, document, rules);
    if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    known.set(text, document);
    return document;
  };
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
