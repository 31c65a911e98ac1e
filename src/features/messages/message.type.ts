import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { Node } from '../../graphql/node.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';

@ObjectType('Message', { implements: Node, description: 'A message in a room, or a reply in one of its threads.' })
export class MessageType extends Node {
  @Shared()
  @Field(() => DateTime, { nullable: true, description: 'When the content was last changed; null if never.' })
  editedAt!: Date | null;
  @Shared()
  @Field(() => DateTime, { nullable: true, description: 'When it was deleted: a tombstone has no content.' })
  deletedAt!: Date | null;
  @Shared()
  @Field(() => Int, { description: 'Counts the changes: of two copies the higher one is the newer.' })
  version!: number;
}

export const MessageConnection = connectionType(MessageType, 'Message');
