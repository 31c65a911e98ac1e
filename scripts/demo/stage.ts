import { type Context, createContext, type Viewer } from '../../src/context.js';
import { addReaction } from '../../src/features/messages/add-reaction.js';
import { deleteMessage } from '../../src/features/messages/delete-message.js';
import { editMessage } from '../../src/features/messages/edit-message.js';
import { sendMessage } from '../../src/features/messages/send-message.js';
import { markRoomRead } from '../../src/features/rooms/mark-room-read.js';
import type { Services } from '../../src/services.js';
import type { Act } from './acts.js';
import type { RoomStory, Speech } from './story.js';
import { uploadFiles } from './story-files.js';

/** Where the story is played: knows who and what of the story is who and what in the database. */
export class Stage {
  private readonly viewers = new Map<string, Viewer>();
  private readonly roomIds = new Map<RoomStory, string>();
  private readonly messageIds = new Map<Speech, string>();
  private readonly newestIds = new Map<RoomStory, string>();

  constructor(private readonly services: Services) {}

  enter(username: string, { id, role }: Pick<Viewer, 'id' | 'role'>): void {
    this.viewers.set(username, { id, role, sessionId: 'demo' });
  }

  open(room: RoomStory, { id }: { id: string }): void {
    this.roomIds.set(room, id);
  }

  /** A Context in which somebody of the company acts. */
  as(username: string): Context {
    return createContext(this.services, { viewer: this.viewerOf(username) });
  }

  idOf(username: string): string {
    return this.viewerOf(username).id;
  }

  async perform(act: Act): Promise<void> {
    const ctx = this.as(act.by);
    const roomId = this.roomIds.get(act.room)!;
    switch (act.does) {
      case 'send': {
        const { text, before, files } = act.message;
        const threadRootId = act.root && this.messageIds.get(act.root);
        const attachmentIds = files.length > 0 ? await uploadFiles(ctx, files) : undefined;
        const { value } = await sendMessage(ctx, { roomId, content: before ?? text, threadRootId, attachmentIds });
        this.messageIds.set(act.message, value.id);
        this.newestIds.set(act.room, value.id);
        return;
      }
      case 'react':
        await addReaction(ctx, { messageId: this.messageIds.get(act.message)!, emoji: act.emoji });
        return;
      case 'edit':
        await editMessage(ctx, { messageId: this.messageIds.get(act.message)!, content: act.message.text });
        return;
      case 'delete':
        await deleteMessage(ctx, { messageId: this.messageIds.get(act.message)! });
        return;
      case 'read':
        await markRoomRead(ctx, { roomId, messageId: this.newestIds.get(act.room)! });
    }
  }

  private viewerOf(username: string): Viewer {
    const viewer = this.viewers.get(username);
    if (!viewer) throw new Error(`company.yaml knows no ${username}`);
    return viewer;
  }
}
