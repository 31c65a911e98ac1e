import type { ReactNode } from 'react';
import type { DialogProps } from '../../../app/dialogs.js';
import { useAddProjectMemberMutation, useProjectMembersQuery, useProjectQuery } from '../../../generated/work-hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useHeard } from '../../../live/heard.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { FormError } from '../../../ui/field.js';
import { More } from '../../../ui/more.js';
import { PeopleSearch } from '../../people/people-search.js';
import styles from '../../rooms/room-dialogs.module.css';
import { useAction } from '../../rooms/use-action.js';
import { ProjectMember } from './project-member.js';

const PAGE = 100;

/** Who is in a project; its owners take people in and out and say who else is an owner. about: its id. */
export default function ProjectMembersDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const id = about ?? '';
  const project = useProjectQuery({ variables: { id } }).data?.project;
  const { data, error, fetchMore, refetch } = useProjectMembersQuery({
    variables: { id, first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  useHeard((event) => {
    if (event.__typename === 'ProjectMemberEvent' && event.projectId === id) refetch().catch(() => {});
  });
  const [addMember] = useAddProjectMemberMutation();
  const adding = useAction(async (userId: string) => {
    await addMember({ variables: { input: { projectId: id, userId } } });
    await refetch();
  });
  const members = data?.project?.members;
  const isIn = (userId: string) => members?.nodes.some(({ user }) => user.id === userId) ?? false;
  if (!project) return null;
  return (
    <Dialog title={t('rooms.members', { count: project.memberCount })} onClose={onClose}>
      {project.viewerCanManageMembers && (
        <PeopleSearch label={t('members.add')}>
          {(person) =>
            isIn(person.id) ? (
              <span className={styles.soft}>{t('work.inProject')}</span>
            ) : (
              <Button
                look="primary"
                disabled={adding.busy}
                aria-label={t('people.addNamed', { name: person.displayName })}
                onClick={() => adding.run(person.id)}
              >
                {t('people.add')}
              </Button>
            )
          }
        </PeopleSearch>
      )}
      <FormError>{adding.problem ?? (error && errorText(t, error))}</FormError>
      <ul className={styles.list}>
        {members?.nodes.map((member) => (
          <li key={member.user.id}>
            <ProjectMember
              projectId={id}
              member={member}
              mayManage={project.viewerCanManageMembers}
              onChanged={() => void refetch().catch(() => {})}
            />
          </li>
        ))}
      </ul>
      {members?.pageInfo.hasNextPage && (
        <More onMore={() => fetchMore({ variables: { after: members.pageInfo.endCursor } })} />
      )}
    </Dialog>
  );
}
