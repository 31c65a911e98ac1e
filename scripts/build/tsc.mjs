import { join } from 'node:path';

/** The arguments that make Node run the TypeScript compiler on the project; root: the project's folder. */
export function tscArguments(root, ...options) {
  return [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.json'), ...options];
}
