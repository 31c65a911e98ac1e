import { Folder, Hash, Lock } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useLocation, useRoute } from 'wouter';
import { useDialog } from '../../app/use-dialog.js';
import { useOpenTask } from '../../app/use-open-task.js';
import { usePeopleQuery, usePublicRoomsQuery } from '../../generated/hooks.js';
import { useProjectsQuery, useTasksQuery } from '../../generated/work-hooks.js';
import { type TextId, useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { useJoinRoom } from '../rooms/use-join-room.js';
import { useRooms } from '../rooms/use-rooms.js';
import { projectAddress } from '../work/addresses.js';
import { StatusMark } from '../work/marks.js';
import { ranked } from './rank.js';
import { type Choice, useCommands } from './use-commands.js';
import { byVisit } from './visited.js';

/** What the palette offers together. name: the group's. */
export interface ChoiceGroup {
  name: TextId;
  choices: Choice[];
}

/** Of each kind no more is shown. */
const SHOWN = 7;

/** What answers what was typed: one's rooms and the commands at once; tasks, projects, public rooms and people when the server tells. */
export function usePaletteGroups(typed: string): ChoiceGroup[] {
  const query = useDeferredValue(typed.trim().slice(0, 100));
  const rooms = useRoomChoices(typed);
  const commands = useCommands();
  const others = usePublicChoices(query);
  const people = usePeopleChoices(query);
  const tasks = useTaskChoices(query);
  const projects = useProjectChoices(query);
  const groups: ChoiceGroup[] = [
    { name: 'rooms.list', choices: rooms },
    { name: 'palette.people', choices: people },
    { name: 'work.projects', choices: projects },
    { name: 'work.title', choices: tasks },
    { name: 'palette.commands', choices: ranked(commands, typed, ({ text }) => text) },
    { name: 'palette.toJoin', choices: others },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function useRoomChoices(typed: string): Choice[] {
  const { t } = useTexts();
  const { rooms } = useRooms();
  const [, navigate] = useLocation();
  const [, params] = useRoute('/rooms/:roomId/*?');
  return ranked(byVisit(rooms, params?.roomId ?? ''), typed, ({ name }) => name)
    .slice(0, SHOWN)
    .map(({ id, name, isPrivate, unreadCount }) => ({
      id,
      text: name,
      icon: isPrivate ? <Lock size={18} aria-hidden /> : <Hash size={18} aria-hidden />,
      note: unreadCount > 0 ? t('rooms.unread', { count: unreadCount }) : undefined,
      choose: () => navigate(`/rooms/${id}`),
    }));
}

function usePublicChoices(query: string): Choice[] {
  const { t } = useTexts();
  const { join } = useJoinRoom();
  const { data } = usePublicRoomsQuery({ variables: { query, first: 20 }, skip: query === '' });
  const rooms = data?.publicRooms.nodes.filter(({ viewerCanJoin }) => viewerCanJoin) ?? [];
  return rooms.slice(0, SHOWN).map(({ id, name, memberCount }) => ({
    id,
    text: name,
    icon: <Hash size={18} aria-hidden />,
    note: t('rooms.members', { count: memberCount }),
    choose: () => void join(id),
  }));
}

function usePeopleChoices(query: string): Choice[] {
  const { t } = useTexts();
  const { open } = useDialog();
  const { data } = usePeopleQuery({ variables: { query, first: SHOWN }, skip: query === '' });
  return (data?.users.nodes ?? []).map((person) => ({
    id: person.id,
    text: person.displayName,
    icon: <Avatar person={person} size="s" online={person.isOnline} />,
    note: (
      <>
        <bdi>@{person.username}</bdi>
        {person.isOnline && <span className="visually-hidden">, {t('people.online')}</span>}
      </>
    ),
    choose: () => open('person', person.id),
  }));
}

function useTaskChoices(query: string): Choice[] {
  const { t } = useTexts();
  const { openTask } = useOpenTask();
  const { data } = useTasksQuery({
    variables: { filter: { query }, orderBy: 'UPDATED_DESC', first: SHOWN },
    skip: query === '',
    fetchPolicy: 'no-cache',
  });
  return (data?.tasks.nodes ?? []).map(({ id, title, status, project }) => ({
    id,
    text: title,
    icon: <StatusMark status={status} />,
    note: project?.name ?? t(`work.status.${status}`),
    choose: () => openTask(id),
  }));
}

function useProjectChoices(query: string): Choice[] {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const { data } = useProjectsQuery({
    variables: { query, first: SHOWN },
    skip: query === '',
    fetchPolicy: 'no-cache',
  });
  return (data?.projects.nodes ?? []).map(({ id, name, taskCounts }) => ({
    id,
    text: name,
    icon: <Folder size={18} aria-hidden />,
    note: t('work.open', { count: taskCounts.total - taskCounts.done }),
    choose: () => navigate(projectAddress(id)),
  }));
}
