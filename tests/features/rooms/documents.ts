/** The documents that the tests of rooms send. */
export const ROOM =
  'query($id: ID!) { room(id: $id) { id name topic isPrivate version memberCount viewerRole owner { username } } }';

export const CREATE = `mutation($input: CreateRoomInput!) { createRoom(input: $input) {
  cursor room { id name topic isPrivate isGeneral version viewerRole memberCount owner { username } } } }`;
export const UPDATE = `mutation($input: UpdateRoomInput!) { updateRoom(input: $input) {
  cursor room { id name topic isPrivate version } } }`;
export const DELETE = 'mutation($input: DeleteRoomInput!) { deleteRoom(input: $input) { roomId cursor } }';
export const JOIN =
  'mutation($input: JoinRoomInput!) { joinRoom(input: $input) { cursor room { id viewerRole memberCount } } }';
export const LEAVE = 'mutation($input: LeaveRoomInput!) { leaveRoom(input: $input) { roomId cursor } }';
export const ADD =
  'mutation($input: AddRoomMemberInput!) { addRoomMember(input: $input) { cursor room { id memberCount } } }';
export const REMOVE =
  'mutation($input: RemoveRoomMemberInput!) { removeRoomMember(input: $input) { cursor room { id memberCount viewerRole } } }';
export const SET_ROLE =
  'mutation($input: SetRoomMemberRoleInput!) { setRoomMemberRole(input: $input) { cursor room { id viewerRole } } }';
export const INVITE = `mutation($input: CreateRoomInviteInput!) { createRoomInvite(input: $input) {
  code invite { id createdAt expiresAt maxUses useCount revokedAt createdBy { username } } } }`;
export const REVOKE =
  'mutation($input: RevokeRoomInviteInput!) { revokeRoomInvite(input: $input) { invite { id revokedAt } } }';
export const READ = `mutation($input: MarkRoomReadInput!) { markRoomRead(input: $input) {
  cursor room { unreadCount unreadMentionCount lastReadMessage { id } } } }`;
export const MEMBERS = `query($id: ID!, $first: Int, $after: String) { room(id: $id) { members(first: $first, after: $after) {
  nodes { role joinedAt user { id username } } pageInfo { hasNextPage endCursor } } } }`;
export const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { cursor message { id } } }';
