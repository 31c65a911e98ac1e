import type { ProjectListedFragment } from '../../generated/work-documents.js';
import { useProjectsQuery } from '../../generated/work-hooks.js';

/** More than one page of projects is looked through by name. */
const PAGE = 100;

/** The viewer's projects by name, as events keep them. */
export function useProjects(): readonly ProjectListedFragment[] {
  return useProjectsQuery({ variables: { first: PAGE } }).data?.projects.nodes ?? [];
}
