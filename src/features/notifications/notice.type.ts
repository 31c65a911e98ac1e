import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import type { ListNoticesArgs } from './list-notices.js';
import type { NoticeDecision, NoticeOutcome, SkipReason } from './notice.entity.js';
import { NoticeKindEnum } from './notice-kind.type.js';
import type { Channel, NoticeKind } from './notice-kinds.js';

export const NoticeChannelEnum = {
  IN_APP: 'IN_APP',
  PUSH: 'PUSH',
  MAIL: 'MAIL',
} as const satisfies Record<Channel, Channel>;
registerEnumType(NoticeChannelEnum, {
  name: 'NoticeChannel',
  description: 'How somebody is told.',
  valuesConfig: {
    IN_APP: { description: 'The bell in the client.' },
    PUSH: { description: 'A push message to each of his devices.' },
    MAIL: { description: 'An e-mail.' },
  },
});

export const NoticeDecisionEnum = {
  SEND: 'SEND',
  SKIP: 'SKIP',
} as const satisfies Record<NoticeDecision, NoticeDecision>;
registerEnumType(NoticeDecisionEnum, {
  name: 'NoticeDecision',
  description: 'Whether somebody is told.',
  valuesConfig: {
    SEND: { description: 'He is told.' },
    SKIP: { description: 'He is not.' },
  },
});

export const SkipReasonEnum = {
  OWN: 'OWN',
  NOT_A_MEMBER: 'NOT_A_MEMBER',
  MUTED: 'MUTED',
  LEVEL: 'LEVEL',
  PREFERENCE: 'PREFERENCE',
  NO_SUBSCRIPTION: 'NO_SUBSCRIPTION',
  NO_EMAIL: 'NO_EMAIL',
  QUIET_HOURS: 'QUIET_HOURS',
  ONLINE: 'ONLINE',
} as const satisfies Record<SkipReason, SkipReason>;
registerEnumType(SkipReasonEnum, {
  name: 'SkipReason',
  description: 'Why somebody is not told by a channel; of several the first of these.',
  valuesConfig: {
    OWN: { description: 'He did it himself.' },
    NOT_A_MEMBER: { description: 'He did not see it any more, or not yet, when it was decided.' },
    MUTED: { description: 'He had muted the room.' },
    LEVEL: { description: 'He wants to hear of nothing in the room.' },
    PREFERENCE: { description: 'He does not want this kind by this channel.' },
    NO_SUBSCRIPTION: { description: 'No device of his takes push messages.' },
    NO_EMAIL: { description: 'He has no e-mail address.' },
    QUIET_HOURS: { description: 'It was in his quiet hours.' },
    ONLINE: { description: 'He had the client open, where messages are seen as they come.' },
  },
});

export const NoticeOutcomeEnum = {
  PENDING: 'PENDING',
  SENT: 'SENT',
  FAILED: 'FAILED',
  DROPPED: 'DROPPED',
} as const satisfies Record<NoticeOutcome, NoticeOutcome>;
registerEnumType(NoticeOutcomeEnum, {
  name: 'NoticeOutcome',
  description: 'What came of what was to be sent.',
  valuesConfig: {
    PENDING: { description: 'It is under way, or tried again.' },
    SENT: { description: 'It was taken by the other side.' },
    FAILED: { description: 'It was refused, or tried as often as can be.' },
    DROPPED: { description: 'When it was to be sent there was nobody or nothing left to tell.' },
  },
});

@ObjectType('Notice', {
  description:
    'What was decided about telling one person of one thing by one channel, and what came of it. Kept for 30 days.',
})
export class NoticeType {
  @Field(() => ID, { description: 'Of this notice.' }) id!: string;
  @Field(() => NoticeKindEnum, { description: 'Why it concerns him.' }) kind!: NoticeKind;
  @Field(() => NoticeChannelEnum, { description: 'By what.' }) channel!: Channel;
  @Field(() => NoticeDecisionEnum, { description: 'Whether he is told.' }) decision!: NoticeDecision;
  @Field(() => SkipReasonEnum, { nullable: true, description: 'Why not; null where he is.' })
  reason!: SkipReason | null;
  @Field(() => NoticeOutcomeEnum, { nullable: true, description: 'What came of it; null where he is not told.' })
  outcome!: NoticeOutcome | null;
  @Field(() => String, { nullable: true, description: 'What the other side said, or went wrong.' })
  detail!: string | null;
  @Field(() => Int, { description: 'How often it was tried to send it.' }) attempts!: number;
  @Field(() => ID, { nullable: true, description: 'The message it is about, perhaps one that is gone.' })
  messageId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The task it is about.' }) taskId!: string | null;
  @Field(() => DateTime, { description: 'When it was decided.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When the outcome was known; null before.' })
  endedAt!: Date | null;
}

export const NoticeConnection = connectionType(NoticeType, 'Notice');

@ArgsType()
export class NoticesArguments extends ForwardPageArgs implements ListNoticesArgs {
  @Field(() => ID, { nullable: true, description: 'Those about this message.' }) messageId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Those about this task.' }) taskId?: string | null;
}
