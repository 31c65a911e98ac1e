import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { Node } from '../../graphql/node.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import type { Role } from './user.entity.js';

export const RoleEnum = { ADMIN: 'ADMIN', USER: 'USER' } as const;
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person may do in the whole installation.',
  valuesConfig: {
    ADMIN: { description: 'Makes, deactivates and promotes users; may delete any message or room he sees.' },
    USER: { description: 'Everyone else.' },
  },
});

@ObjectType('User', { implements: Node, description: 'A person. Users are deactivated, never removed.' })
export class UserType extends Node {
  @Shared()
  @Field(() => String, { description: 'The name for signing in and for `@mentions`, unique whatever its case.' })
  username!: string;
  @Shared() @Field(() => String, { description: 'The name to show.' }) displayName!: string;
  @Shared() @Field(() => RoleEnum, { description: 'What the person may do in the whole installation.' }) role!: Role;
  @Shared() @Field(() => DateTime, { description: 'When the account was made.' }) createdAt!: Date;
  @Shared()
  @Field(() => DateTime, { nullable: true, description: 'When the account was closed; null while it is open.' })
  deactivatedAt!: Date | null;
}

export const UserConnection = connectionType(UserType, 'User');
