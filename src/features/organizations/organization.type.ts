import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../graphql/node.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';

@ObjectType('Organization', { implements: Node, description: 'The one organization of this installation.' })
export class OrganizationType extends Node {
  @Shared() @Field(() => String, { description: 'Its name.' }) name!: string;
  @Shared() @Field(() => DateTime, { description: 'When the installation was first started.' }) createdAt!: Date;
}
