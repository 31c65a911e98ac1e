/** What people are members of, with roles OWNER and MEMBER: where its rows are. Statements about members are written once for both. */
export interface Group {
  table: 'rooms' | 'projects';
  members: 'room_members' | 'project_members';
  /** The column of `members` that holds the group's id. */
  key: 'room_id' | 'project_id';
  word: 'room' | 'project';
}

export const ROOMS: Group = { table: 'rooms', members: 'room_members', key: 'room_id', word: 'room' };
export const PROJECTS: Group = {
  table: 'projects',
  members: 'project_members',
  key: 'project_id',
  word: 'project',
};

export type GroupRole = 'OWNER' | 'MEMBER';
