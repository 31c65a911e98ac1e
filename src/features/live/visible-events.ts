import { type RawBuilder, sql } from 'kysely';
import { typesOfScope } from '../../events/event-types.js';

/** Whether somebody may hear of an event, of the alias `e`, by what he may see now. Of his own removal he is told. */
export function isVisibleTo(viewerId: string): RawBuilder<boolean> {
  return sql<boolean>`(
    e.type in (${sql.join(typesOfScope('everyone'))})
    or (e.user_id = ${viewerId} and e.type <> 'SESSION_ENDED'
      and ((e.room_id is null and e.project_id is null) or e.type in ('MEMBER_REMOVED', 'PROJECT_MEMBER_REMOVED')))
    or ((e.user_id = ${viewerId} or e.type in (${sql.join(typesOfScope('room'))}))
      and e.room_id in (select room_id from room_members where user_id = ${viewerId}))
    or (e.type in (${sql.join(typesOfScope('project'))})
      and e.project_id in (select project_id from project_members where user_id = ${viewerId}))
    or (e.type in (${sql.join(typesOfScope('task'))}) and ${seesTaskOf(viewerId)}))`;
}

/** Whether somebody sees the task of an event now, and it is still where it was then. */
export function seesTaskOf(viewerId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from tasks t left join projects p on p.id = t.project_id
    left join project_members vm on vm.project_id = t.project_id and vm.user_id = ${viewerId}
    where t.id = e.task_id and (
      (t.project_id = e.project_id and vm.user_id is not null and p.deleted_at is null)
      or (t.project_id is null and e.project_id is null and (${viewerId} in (t.creator_id, t.assignee_id, t.assigned_by_id)
        or exists (select 1 from users u where u.id = ${viewerId} and u.role = 'ADMIN')))))`;
}
