import type { ReactNode } from 'react';
import { NotFound } from '../../../app/not-found.js';
import { useProjectQuery } from '../../../generated/work-hooks.js';
import { WorkPage } from '../work-page.js';
import { ProjectMenu } from './project-menu.js';

/** A project for who is in it. */
export function ProjectGate({ projectId }: { projectId: string }): ReactNode {
  const { data, error } = useProjectQuery({ variables: { id: projectId } });
  const project = data?.project;
  if (!project) return data || error ? <NotFound /> : null;
  return (
    <WorkPage
      scope={{ kind: 'project', projectId }}
      title={project.name}
      first="board"
      menu={<ProjectMenu project={project} />}
    />
  );
}
