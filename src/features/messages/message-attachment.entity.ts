import { Entity, ForeignKey, Int } from '../../db/columns.js';
import { StoredFile } from '../files/file.entity.js';
import { Message } from './message.entity.js';

/** A file that was sent with a message: who sees the message sees the file. */
@Entity({ tableName: 'message_attachments' })
export class MessageAttachment {
  @ForeignKey(() => Message, { primary: true }) messageId!: string;
  @ForeignKey(() => StoredFile, { primary: true, index: true }) fileId!: string;
  /** From 0, in the order in which they were given. */
  @Int() position!: number;
}
