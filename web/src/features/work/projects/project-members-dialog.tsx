import type { ReactNode } from 'react';
import type { DialogProps } from '../../../app/dialogs.js';
import {
  useAddProjectMemberMutation,
  useProjectMembersQuery,
  useProjectQuery,
  useRemoveProjectMemberMutation,
  useSetProjectMemberRoleMutation,
} from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useHeard } from '../../../live/heard.js';
import type { ManageMembers } from '../../members/member.js';
import { Members } from '../../members/members.js';

const PAGE = 100;

/** Who is in a project; its owners take people in and out and say who else is an owner. about: its id. */
export default function ProjectMembersDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const projectId = about ?? '';
  const project = useProjectQuery({ variables: { id: projectId } }).data?.project;
  const { data, error, fetchMore, refetch } = useProjectMembersQuery({
    variables: { id: projectId, first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => refetch().catch(() => {});
  useHeard((event) => {
    if (event.__typename === 'ProjectMemberEvent' && event.projectId === projectId) void again();
  });
  const [add] = useAddProjectMemberMutation();
  const [setRole] = useSetProjectMemberRoleMutation();
  const [remove] = useRemoveProjectMemberMutation();
  if (!project) return null;
  const manage: ManageMembers = {
    add: (userId) => add({ variables: { input: { projectId, userId } } }).then(again),
    setRole: (userId, role) => setRole({ variables: { input: { projectId, userId, role } } }).then(again),
    remove: (userId) => remove({ variables: { input: { projectId, userId } } }).then(again),
    texts: { isIn: t('work.inProject'), remove: t('work.removeMember'), lastOwner: t('work.lastOwner') },
  };
  const members = data?.project?.members;
  return (
    <Members
      count={project.memberCount}
      members={members}
      error={error}
      manage={project.viewerCanManageMembers ? manage : null}
      onMore={() => fetchMore({ variables: { after: members?.pageInfo.endCursor } })}
      onClose={onClose}
    />
  );
}
