import type { GraphQLScalarType } from 'graphql';
import { type ClassType, Field, ObjectType } from 'type-graphql';
import { CURSOR_AFTER_CHANGE } from './descriptions.js';
import { Cursor } from './scalars.js';

/** The shape of what a change answers: the changed object under its name, and where the log stood after it. */
export type ChangedPayload<K extends string, T> = Record<K, T> & { cursor: string };

/** What the payload shows of the change. */
interface Changed<K extends string> {
  field: K;
  type: () => ClassType | GraphQLScalarType;
  description: string;
  nullable?: boolean;
}

/** Declares the type of one mutation's answer. */
export function changedPayload<K extends string, T>(
  name: string,
  description: string,
  { field, type, ...options }: Changed<K>,
): ClassType<ChangedPayload<K, T>> {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => Cursor, { description: CURSOR_AFTER_CHANGE }) cursor!: string;
  }
  Field(type, options)(Payload.prototype, field);
  return Payload as ClassType<ChangedPayload<K, T>>;
}
