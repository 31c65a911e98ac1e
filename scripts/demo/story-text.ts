import { z } from 'zod';

/** "09:30", on the day it is listed under, or "-3 09:30", three working days before the last one; "2 18:00" is to come. */
const MOMENT = /^(?:(-?\d+) )?(\d\d):(\d\d)$/;

/** A moment of the story: a working day (0 is the last one, -1 the one before) and a time, minutes after midnight. */
export interface Moment {
  day: number;
  minute: number;
}

/** Several people. */
export const names = z.string().transform((list) => list.split(' '));

/** day: the one that it is listed under. Throws an Error where it is no moment. */
export function toMoment(text: string, day: number): Moment {
  const [, ownDay, hours, minutes] = MOMENT.exec(text) ?? [];
  if (!hours) throw new Error(`${text} is no time as 09:30 or -3 09:30`);
  return { day: ownDay === undefined ? day : Number(ownDay), minute: Number(hours) * 60 + Number(minutes) };
}
