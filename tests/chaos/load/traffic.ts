import type { World } from '../world.ts';
import { Sender } from './sender.ts';

/** Messages sent by several senders to all rooms in turn, as fast as they are released. */
export class Traffic {
  /** Resolves when every released message is answered and `finish` was called. */
  readonly done: Promise<unknown>;
  private failure: unknown = null;
  private released = 0;
  private taken = 0;
  private isLast = false;
  private waiting: (() => void)[] = [];
  private readonly world: World;

  constructor(world: World, senders: number, name = 'message', padding = '') {
    this.world = world;
    const loops = Array.from({ length: senders }, (_, index) => {
      const account = world.accounts[index % world.accounts.length]!;
      return this.loop(new Sender(account, world.doors, world.recorder, index), name, padding);
    });
    this.done = Promise.all(loops);
    this.done.catch((error) => {
      this.failure = error;
    });
  }

  /** Lets so many more messages be sent. Throws what ended a sender. */
  release(count: number): void {
    if (this.failure) throw this.failure;
    this.released += count;
    this.wake();
  }

  /** How many were begun. */
  get begun(): number {
    return this.taken;
  }

  /** Nothing more is released; resolves when all is answered. */
  async finish(): Promise<void> {
    this.isLast = true;
    this.wake();
    await this.done;
  }

  private async loop(sender: Sender, name: string, padding: string): Promise<void> {
    for (;;) {
      if (this.taken < this.released) {
        const number = this.taken++;
        await sender.send(this.world.roomIds[number % this.world.roomIds.length]!, `${name} ${number}${padding}`);
      } else if (this.isLast) return;
      else await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private wake(): void {
    const all = this.waiting;
    this.waiting = [];
    for (const wake of all) wake();
  }
}
