import type { ValidationRule } from 'graphql';
import type { Limits } from '../../limits.js';
import { maxAliases } from './max-aliases.js';
import { maxDepth } from './max-depth.js';

/** The limits on documents, for every door to validate by beside the specified rules. */
export function limitRules({ depth, aliases }: Limits): ValidationRule[] {
  return [maxDepth(depth), maxAliases(aliases)];
}
