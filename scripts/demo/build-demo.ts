import { sql } from 'kysely';
import type { Config } from '../../src/config.js';
import { createContext } from '../../src/context.js';
import { change } from '../../src/db/query.js';
import { createUser } from '../../src/features/accounts/create-user.js';
import { makeAdmin } from '../../src/features/accounts/make-admin.js';
import { updateProfile } from '../../src/features/accounts/update-profile.js';
import { createRoom } from '../../src/features/rooms/create-room.js';
import { listRooms } from '../../src/features/rooms/list-rooms.js';
import { updateRoom } from '../../src/features/rooms/update-room.js';
import { openServices } from '../../src/open-services.js';
import type { Services } from '../../src/services.js';
import { actsOf } from './acts.js';
import { Stage } from './stage.js';
import type { RoomStory, Story } from './story.js';
import type { Moment } from './story-text.js';
import { taskActsOf } from './task-acts.js';
import { timesBefore } from './working-days.js';
import { Workshop } from './workshop.js';

/** When the rooms were made, before anything is said. */
const OPENING: Moment = { day: -16, minute: 7 * 60 };

/**
 * Lives through the story in an empty database, by the same operations that serve people, each at its own time: search,
 * mentions, unread counts and the log are as if the company had worked here. Gives how many messages were sent.
 */
export async function buildDemo(config: Config, story: Story, password: string): Promise<number> {
  const end = Date.now();
  const timeOf = timesBefore(end);
  let now = timeOf(OPENING);
  const services = await openServices(config, { clock: { now: () => now } });
  try {
    // Thousands of commits, and a draft that is cut short is thrown away: none has to be on the disk by itself.
    await change(createContext(services), sql`pragma synchronous = off`);
    const stage = new Stage(services);
    await hire(services, stage, story, password);
    for (const room of story.rooms) await openRoom(stage, story, room);
    const workshop = new Workshop(stage, timeOf);
    for (const project of story.projects) await workshop.open(project);
    const talk = actsOf(story);
    const acts = [...talk, ...taskActsOf(story.projects)].sort(
      (a, b) => a.at.day - b.at.day || a.at.minute - b.at.minute,
    );
    for (const act of acts) {
      now = Math.min(timeOf(act.at), end);
      await ('project' in act ? workshop.perform(act) : stage.perform(act)).catch((cause) => {
        const place = 'project' in act ? act.project : act.room;
        throw new Error(`${place.name}, day ${act.at.day}: ${act.by} cannot ${act.does}: ${cause.message}`, { cause });
      });
    }
    return talk.filter(({ does }) => does === 'send').length;
  } finally {
    await services.close();
  }
}

/** Makes everybody's account; the viewer is the admin, who makes those of the others. */
async function hire(services: Services, stage: Stage, { viewer, people }: Story, password: string): Promise<void> {
  const admin = people.find(({ username }) => username === viewer)!;
  const { user } = await makeAdmin(createContext(services), { username: viewer, password });
  stage.enter(viewer, user);
  await updateProfile(stage.as(viewer), { displayName: admin.name, email: admin.email });
  for (const { username, name, email } of people) {
    if (username === viewer) continue;
    const { value } = await createUser(stage.as(viewer), { username, displayName: name, email, password });
    stage.enter(username, value);
  }
}

async function openRoom(stage: Stage, { people }: Story, room: RoomStory): Promise<void> {
  const { name, topic, isPrivate, owner } = room;
  const ctx = stage.as(owner);
  if (room.isGeneral) {
    const { nodes } = await listRooms(ctx, { first: 100 });
    const general = nodes.find(({ isGeneral }) => isGeneral)!;
    await updateRoom(ctx, { roomId: general.id, name, topic });
    stage.open(room, general);
    return;
  }
  const members = room.members ?? people.map(({ username }) => username);
  const memberIds = members.map((username) => stage.idOf(username));
  const { value } = await createRoom(ctx, { name, topic, isPrivate, memberIds });
  stage.open(room, value);
}
