/** What a device shows. */
export interface PushMessage {
  title: string;
  body: string;
  /** Where a tap on it leads: a path of our own origin. */
  url: string;
  /** A UUID. Of two messages with the same tag the later one takes the place of the earlier, on the way and on the device. */
  tag: string;
  /** How much is unread. */
  badge: number;
}

/** Bytes that a message of 4,096 has room for beside its header and padding (RFC 8291 §4). */
const ROOM = 3993;

/** The message as JSON of at most 3,993 bytes: its body is cut where that is too long, then its title, between characters. */
export function payloadOf(message: PushMessage): string {
  const whole = JSON.stringify(message);
  if (fits(whole)) return whole;
  const withoutBody = { ...message, body: '' };
  return fits(JSON.stringify(withoutBody)) ? shorten(message, 'body') : shorten(withoutBody, 'title');
}

function fits(payload: string): boolean {
  return Buffer.byteLength(payload) <= ROOM;
}

/** With as many characters of this text as there is room for. */
function shorten(message: PushMessage, name: 'title' | 'body'): string {
  // No more than that can stay.
  const characters = [...message[name].slice(0, ROOM)];
  const withFirst = (count: number) =>
    JSON.stringify({ ...message, [name]: `${characters.slice(0, count).join('')}…` });
  let fitting = 0;
  let tooMany = characters.length + 1;
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1;
    if (fits(withFirst(middle))) fitting = middle;
    else tooMany = middle;
  }
  return withFirst(fitting);
}
