import { Field, ID, InterfaceType } from 'type-graphql';
import { Shared } from './shared.js';

@InterfaceType({
  description: 'Anything that has an id of its own.',
})
export abstract class Node {
  @Shared() @Field(() => ID, { description: 'A UUID, unique over all types.' }) id!: string;
}
