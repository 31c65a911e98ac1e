import { ask } from './support.js';

const CREATE_ROOM = 'mutation($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }';
const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { cursor } }';
const CREATE_TASK = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { cursor } }';
const UPLOAD = 'mutation($file: Upload!) { uploadFile(input: { file: $file }) { file { id } } }';

/** Makes so many messages, in a room of their own, and so many tasks, each with two files. Gives the room's id. */
export async function makeAttachments(url: string, token: string, count: number): Promise<string> {
  const input = { name: 'with attachments' };
  const roomId: string = (await ask(url, token, CREATE_ROOM, { input })).createRoom.room.id;
  for (let number = 0; number < count; number++) {
    const attachmentIds = [await uploadFile(url, token, `${number}`), await uploadFile(url, token, `${number} too`)];
    await ask(url, token, SEND, { input: { roomId, content: '', attachmentIds } });
    await ask(url, token, CREATE_TASK, { input: { title: `task ${number}`, attachmentIds } });
  }
  return roomId;
}

async function uploadFile(url: string, token: string, content: string): Promise<string> {
  const body = new FormData();
  body.set('operations', JSON.stringify({ query: UPLOAD, variables: { file: null } }));
  body.set('map', JSON.stringify({ 0: ['variables.file'] }));
  body.set('0', new Blob([content]), 'a file');
  const headers = { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const { data } = (await response.json()) as { data: { uploadFile: { file: { id: string } } } };
  return data.uploadFile.file.id;
}
