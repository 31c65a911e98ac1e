import { pause } from '../faults/waiting.ts';
import { type Account, RETRIED } from './account.ts';
import { type Answer, ask } from './ask.ts';
import type { Doors } from './doors.ts';
import type { Recorder } from './recorder.ts';

const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { cursor message { id content } } }';
/** Between two tries, milliseconds: doubled each time, to the second. */
const FIRST_PAUSE = 50;
const LAST_PAUSE = 400;

/**
 * Sends as a client with an outbox does: the same message with the same key, until it is answered. Each request goes
 * through the next door, as behind a balancer that knows no sessions.
 */
export class Sender {
  private readonly account: Account;
  private readonly doors: Doors;
  private readonly recorder: Recorder;
  private door: number;

  constructor(account: Account, doors: Doors, recorder: Recorder, door = 0) {
    this.account = account;
    this.doors = doors;
    this.recorder = recorder;
    this.door = door;
  }

  async send(roomId: string, content: string): Promise<void> {
    const { recorder } = this;
    recorder.attempts.set(content, roomId);
    const began = performance.now();
    for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LAST_PAUSE)) {
      const { code, retryAfter = 0 } = await this.try(roomId, content);
      if (!code) break;
      recorder.unsure.add(content);
      if (code === 'UNAUTHENTICATED') await this.account.renew();
      else if (!RETRIED.includes(code)) throw new Error(`${keyOf(content)} was refused: ${code}`);
      await pause(code === 'RATE_LIMITED' ? retryAfter * 1000 : wait);
    }
    recorder.times.push(performance.now() - began);
  }

  /** One request, recorded when it is answered. */
  async try(roomId: string, content: string): Promise<Answer> {
    const { recorder, account } = this;
    recorder.attempts.set(content, roomId);
    recorder.requests++;
    const input = { roomId, content, idempotencyKey: keyOf(content) };
    const began = performance.now();
    const answer = await ask(this.doors.url(this.door++), account.token, SEND, { input }, account.address);
    recorder.requestTimes.push(performance.now() - began);
    if (answer.code) recorder.count(recorder.errors, answer.code);
    else {
      const { cursor, message } = answer.data.sendMessage;
      if (!recorder.answeredAt.has(content)) recorder.answeredAt.set(content, performance.now());
      recorder.acks.push({ content: message.content, messageId: message.id, cursor });
    }
    return answer;
  }
}

/** What sets a message apart stands at its beginning; a key has 200 characters at most. */
function keyOf(content: string): string {
  return content.slice(0, 100);
}
