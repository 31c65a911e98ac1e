import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { changedPayload } from '../../graphql/changed-payload.js';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import { DateTime } from '../../graphql/scalars.js';
import type { User } from '../accounts/user.entity.js';
import { UserType } from '../accounts/user.type.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { RoomType } from '../rooms/room.type.js';
import type { RoomNotificationLevel } from '../rooms/room-member.entity.js';
import { NoticeKindEnum } from './notice-kind.type.js';
import type { NoticeKind } from './notice-kinds.js';
import type { SetRoomNotificationsInput } from './set-room-notifications.js';
import type { UpdateNotificationSettingsInput } from './update-notification-settings.js';

export const RoomNotificationLevelEnum = {
  ALL: 'ALL',
  MENTIONS: 'MENTIONS',
  NONE: 'NONE',
} as const satisfies Record<RoomNotificationLevel, RoomNotificationLevel>;
registerEnumType(RoomNotificationLevelEnum, {
  name: 'RoomNotificationLevel',
  description: 'Of what in a room somebody is told.',
  valuesConfig: {
    ALL: { description: 'Of every message.' },
    MENTIONS: { description: 'Of messages that call him, and of replies in threads that he follows.' },
    NONE: { description: 'Of nothing.' },
  },
});

const IN_APP = 'Whether it stands in the bell.';
const PUSH = 'Whether it is pushed to his devices.';
const MAIL = 'Whether it is mailed.';
const DIGEST = 'Whether he is mailed in the morning what he has not read.';
const REPORTS = 'Whether the weekly reports of the projects that he owns are mailed to him.';
const START = 'When they begin, minutes after midnight by his clocks, 0 to 1439.';
const END = 'When they end; where that is earlier, on the next day.';

@ObjectType('NotificationPreference', { description: 'By what a person is told of one kind of thing.' })
export class NotificationPreferenceType {
  @Field(() => NoticeKindEnum, { description: 'Of what.' }) kind!: NoticeKind;
  @Field(() => Boolean, { description: IN_APP }) inApp!: boolean;
  @Field(() => Boolean, { description: PUSH }) push!: boolean;
  @Field(() => Boolean, { description: MAIL }) mail!: boolean;
}

@ObjectType('QuietHours', { description: 'When a person is neither pushed nor mailed notices. His bell goes on.' })
export class QuietHoursType {
  @Field(() => Int, { description: START }) start!: number;
  @Field(() => Int, { description: END }) end!: number;
}

@ObjectType('NotificationSettings', { description: 'How the viewer is told of things.' })
export class NotificationSettingsType {
  @Field(() => QuietHoursType, { nullable: true, description: 'When he is left in peace; null: never.' })
  quietHours!: QuietHoursType | null;
  @Field(() => [NotificationPreferenceType], { description: 'One for each kind.' })
  preferences!: NotificationPreferenceType[];
  @Field(() => Boolean, { description: DIGEST }) digest!: boolean;
  @Field(() => Boolean, { description: REPORTS }) projectReports!: boolean;
}

@InputType('NotificationPreferenceInput', { description: 'What is absent or null stays as it is.' })
export class NotificationPreferenceInputType {
  @Field(() => NoticeKindEnum, { description: 'Of what.' }) kind!: NoticeKind;
  @Field(() => Boolean, { nullable: true, description: IN_APP }) inApp?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: PUSH }) push?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: MAIL }) mail?: boolean | null;
}

@InputType('QuietHoursInput', { description: 'By the clocks of the time zone of the profile.' })
export class QuietHoursInputType {
  @Field(() => Int, { description: START }) start!: number;
  @Field(() => Int, { description: END }) end!: number;
}

@InputType('UpdateNotificationSettingsInput', { description: 'How the viewer is to be told of things.' })
export class UpdateNotificationSettingsInputType implements UpdateNotificationSettingsInput {
  @Field(() => QuietHoursInputType, { nullable: true, description: 'Null: none. Absent: as they are.' })
  quietHours?: QuietHoursInputType | null;
  @Field(() => [NotificationPreferenceInputType], { nullable: true, description: 'Kinds to change.' })
  preferences?: NotificationPreferenceInputType[] | null;
  @Field(() => Boolean, { nullable: true, description: `${DIGEST} Absent or null: as it is.` })
  digest?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: `${REPORTS} Absent or null: as it is.` })
  projectReports?: boolean | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

export const UpdateNotificationSettingsPayload = changedPayload<'user', User>(
  'UpdateNotificationSettingsPayload',
  'The viewer, with his settings.',
  { field: 'user', type: () => UserType, description: 'The viewer.' },
);

@InputType('SetRoomNotificationsInput', { description: 'Of what in a room the viewer is told. What is absent stays.' })
export class SetRoomNotificationsInputType implements Omit<SetRoomNotificationsInput, 'level'> {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
  @Field(() => RoomNotificationLevelEnum, { nullable: true, description: 'Of what. Cannot be null.' })
  level?: RoomNotificationLevel;
  @Field(() => DateTime, { nullable: true, description: 'Until then of nothing; null: no longer muted.' })
  mutedUntil?: Date | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

export const SetRoomNotificationsPayload = changedPayload<'room', SeenRoom>(
  'SetRoomNotificationsPayload',
  'The room, with what the viewer is told of.',
  { field: 'room', type: () => RoomType, description: 'The room as it is now.' },
);
