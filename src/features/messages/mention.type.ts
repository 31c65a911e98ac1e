import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Shared } from '../../graphql/shared.js';
import type { MentionKind } from './mention.entity.js';

export const MentionKindEnum = { USER: 'USER', ROOM: 'ROOM', HERE: 'HERE' } as const;
registerEnumType(MentionKindEnum, {
  name: 'MentionKind',
  description: 'Whom a mention calls.',
  valuesConfig: {
    USER: { description: '`@username`: one member of the room.' },
    ROOM: { description: '`@room`: every member of the room.' },
    HERE: { description: '`@here`: the members of the room who are online when it is sent.' },
  },
});

@ObjectType('Mention', { description: 'Somebody called in a message, outside of code.' })
export class MentionType {
  @Shared() @Field(() => MentionKindEnum, { description: 'Whom it calls.' }) kind!: MentionKind;
}
