import { type TObject, type TOptional, type TProperties, type TUnknown, Type } from 'typebox';
import { badInput } from '../shared/errors.js';

const Ignored = Type.Optional(Type.Unknown({ readOnly: true, description: 'May be sent back as it was given.' }));

/**
 * What an answer has beyond what a change of the same object takes: clients change what they got, and send all of it back. It is ignored, but for
 * what `assertUnchanged` is asked about.
 */
export function sentBack<A extends TProperties, T extends object>(
  answer: TObject<A>,
  taken: T,
): Record<Exclude<keyof A, keyof T>, TOptional<TUnknown>> {
  const names = Object.keys(answer.properties).filter((name) => !(name in taken));
  return Object.fromEntries(names.map((name) => [name, Ignored])) as never;
}

/** Throws BAD_USER_INPUT where an id that cannot be changed was sent back as another; an object counts as its id. */
export function assertUnchanged(name: string, sent: unknown, is: string): void {
  const id = typeof sent === 'object' && sent !== null && 'id' in sent ? sent.id : sent;
  if (id !== undefined && id !== is) throw badInput({ [name]: 'Cannot be changed.' });
}
