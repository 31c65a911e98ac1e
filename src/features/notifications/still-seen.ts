import { sql } from 'kysely';

/**
 * That the person of a notification, on the alias `n`, sees now what it is about: he is in its room or project, and the message is
 * not deleted. Of a task that was deleted he is told.
 */
export const isStillSeen = sql<boolean>`(
  (n.room_id is null or exists (select 1 from room_members vm join rooms r on r.id = vm.room_id
    where vm.room_id = n.room_id and vm.user_id = n.user_id and r.deleted_at is null))
  and (n.message_id is null or exists (select 1 from messages m where m.id = n.message_id and m.deleted_at is null))
  and (n.project_id is null or exists (select 1 from project_members vm join projects p on p.id = vm.project_id
    where vm.project_id = n.project_id and vm.user_id = n.user_id and p.deleted_at is null))
  and (n.task_id is null or exists (select 1 from tasks t left join projects p on p.id = t.project_id
    left join project_members vm on vm.project_id = t.project_id and vm.user_id = n.user_id
    where t.id = n.task_id and ((vm.user_id is not null and p.deleted_at is null)
      or (t.project_id is null and (n.user_id in (t.creator_id, t.assignee_id, t.assigned_by_id)
        or exists (select 1 from users a where a.id = n.user_id and a.role = 'ADMIN')))))))`;
