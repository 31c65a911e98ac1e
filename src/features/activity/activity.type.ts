import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { RoomType } from '../rooms/room.type.js';
import type { ActivityKind } from './activity.js';

export const ActivityKindEnum = { TYPING: 'TYPING', ONLINE: 'ONLINE', OFFLINE: 'OFFLINE' } as const;
registerEnumType(ActivityKindEnum, {
  name: 'RoomActivityKind',
  description: 'What somebody in the room does.',
  valuesConfig: {
    TYPING: { description: 'Is writing; holds for 10 s unless told again.' },
    ONLINE: { description: 'Has a live connection now.' },
    OFFLINE: { description: 'Has had none for 30 s.' },
  },
});

@ObjectType('RoomActivity', { description: 'Something passing in a room; it is not kept and has no cursor.' })
export class RoomActivityType {
  @Field(() => ActivityKindEnum, { description: 'What he does.' }) kind!: ActivityKind;
}

@InputType('StartTypingInput', { description: 'Where the viewer is writing.' })
export class StartTypingInputType {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
}

@ObjectType('StartTypingPayload', { description: 'The room in which it is shown.' })
export class StartTypingPayload {
  @Field(() => RoomType, { description: 'The room.' }) room!: SeenRoom;
}
