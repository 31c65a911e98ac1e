/** Documents that many tests send. */
export const SEND = `mutation($input: SendMessageInput!) {
  sendMessage(input: $input) { cursor message { id content createdAt author { username } } }
}`;
export const ADDED = `subscription($roomId: ID!, $after: Cursor) {
  messageAdded(roomId: $roomId, after: $after) { cursor message { id content author { username } } }
}`;
export const EVENTS = `subscription($after: Cursor) {
  events(after: $after) {
    cursor kind
    ... on MessageEvent { message { id content } }
    ... on RoomEvent { roomId room { name } }
    ... on RoomMemberEvent { roomId role user { username } }
    ... on UserEvent { user { username } }
  }
}`;
export const CURSOR = '{ viewer { cursor } }';
