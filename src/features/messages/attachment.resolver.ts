import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { Shared } from '../../graphql/shared.js';
import type { StoredFile } from '../files/file.entity.js';
import { FileType } from '../files/file.type.js';
import { attachmentsOf } from './attachment.loaders.js';
import type { Message } from './message.entity.js';
import { MessageType } from './message.type.js';

@Resolver(() => MessageType)
export class AttachmentResolver {
  @Shared()
  @FieldResolver(() => [FileType], { description: 'The files sent with it, at most 20; none of a deleted one.' })
  attachments(@Root() message: Message, @Ctx() ctx: Context): Promise<StoredFile[]> {
    return loader(ctx, attachmentsOf).load(message.id);
  }
}
