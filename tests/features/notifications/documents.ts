/** The documents that the tests of notifications send. */
const ABOUT =
  'id kind cause readAt actor { username } room { id } message { id content } task { id title } project { id }';

export const BELL = `query($unreadOnly: Boolean, $first: Int = 100, $after: String) {
  notifications(unreadOnly: $unreadOnly, first: $first, after: $after) {
    nodes { ${ABOUT} } edges { cursor } pageInfo { hasNextPage endCursor } }
  viewer { unreadNotificationCount } }`;
export const LEDGER = `query($messageId: ID, $taskId: ID) { notices(messageId: $messageId, taskId: $taskId, first: 100) {
  nodes { id kind channel decision reason outcome detail attempts messageId taskId user { username } } } }`;
export const FAILED =
  '{ failedNotices(first: 100) { nodes { id channel outcome detail attempts user { username } } } }';
export const ADDED = `subscription($after: Cursor) { notificationAdded(after: $after) { cursor kind notification { ${ABOUT} } } }`;
export const MARK = `mutation($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) { cursor user { unreadNotificationCount } } }`;
export const SETTINGS = `{ viewer { notificationSettings { quietHours { start end } preferences { kind inApp push mail } } } }`;
export const UPDATE_SETTINGS = `mutation($input: UpdateNotificationSettingsInput!) { updateNotificationSettings(input: $input) {
  cursor user { notificationSettings { quietHours { start end } preferences { kind inApp push mail } } } } }`;
export const SET_ROOM = `mutation($input: SetRoomNotificationsInput!) { setRoomNotifications(input: $input) {
  cursor room { viewerNotificationLevel viewerMutedUntil } } }`;
export const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { cursor message { id } } }';
export const ERASE = 'mutation($input: DeleteMessageInput!) { deleteMessage(input: $input) { cursor } }';
