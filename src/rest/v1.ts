import type { Source } from './rest-server.js';

/** One of the two paths below which the messenger's old API stands, with those who call there and what tells its operations apart. */
export interface V1Base {
  base: string;
  sources: readonly Source[];
  suffix: string;
}

/** Its two texts differ in their paths, and the second has a filter more. */
export const V1_BASES: readonly V1Base[] = [
  { base: '/api/v1', sources: ['001'], suffix: 'V1' },
  { base: '/v1', sources: ['002'], suffix: 'V1Short' },
];
