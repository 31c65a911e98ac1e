import { v7, validate } from 'uuid';

/** A new id: UUID version 7 (RFC 9562), which sorts by time of making. */
export function newId(): string {
  return v7();
}

/** Whether the text can be an id at all. PostgreSQL refuses to compare a uuid column with anything else. */
export function isId(text: string): boolean {
  return validate(text);
}
