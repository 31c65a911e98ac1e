import type { FileFactsFragment } from '../../../generated/documents.js';
import { cell } from '../../../state/cell.js';

/** The pictures that the viewer goes through, in their order. */
export const gallery = cell<readonly FileFactsFragment[]>([]);
