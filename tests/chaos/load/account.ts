import { randomUUID } from 'node:crypto';
import { pause } from '../faults/waiting.ts';
import { type Answer, ask } from './ask.ts';
import type { Doors } from './doors.ts';

const PASSWORD = 'correct horse battery';
const AUTH = 'user { id } accessToken refreshToken';
const REGISTER = `mutation($input: RegisterInput!) { auth: register(input: $input) { ${AUTH} } }`;
const LOGIN = `mutation($input: LoginInput!) { auth: login(input: $input) { ${AUTH} } }`;
const REFRESH = `mutation($input: RefreshTokenInput!) { auth: refreshToken(input: $input) { ${AUTH} } }`;
/** Between two tries, milliseconds. */
const PAUSE = 200;

/** Somebody who is signed in and stays so, whatever happens to the servers. */
export class Account {
  id = '';
  token = '';
  /** How often his token was exchanged. */
  renewals = 0;
  /** Where he seems to come from: limits per address count people, not this machine. */
  readonly address: string;
  readonly name: string;
  private readonly doors: Doors;
  private refreshToken = '';
  private renewing: Promise<void> | null = null;

  constructor(name: string, doors: Doors, address: string) {
    this.name = name;
    this.doors = doors;
    this.address = address;
  }

  async register(): Promise<this> {
    await this.signIn(REGISTER, { username: this.name, password: PASSWORD });
    return this;
  }

  /** Exchanges the token, once for all who ask at the same time; signs in anew where the session is gone. */
  renew(): Promise<void> {
    this.renewing ??= this.exchange().finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  private async exchange(): Promise<void> {
    const input = { refreshToken: this.refreshToken, requestId: randomUUID() };
    const { code } = await this.signIn(REFRESH, input, ['UNAUTHENTICATED']);
    if (code) await this.signIn(LOGIN, { login: this.name, password: PASSWORD });
    this.renewals++;
  }

  /** Tries until there is an answer: with tokens, or with one of the codes that are final. */
  private async signIn(query: string, input: object, final: string[] = []): Promise<Answer> {
    for (let door = 0; ; door++) {
      const answer = await ask(this.doors.url(door), null, query, { input }, this.address);
      if (answer.data?.auth) {
        const { user, accessToken, refreshToken } = answer.data.auth;
        Object.assign(this, { id: user.id, token: accessToken, refreshToken });
        return answer;
      }
      if (final.includes(answer.code ?? '')) return answer;
      if (!RETRIED.includes(answer.code ?? '')) throw new Error(`${this.name} was refused: ${JSON.stringify(answer)}`);
      await pause(Math.max(PAUSE, (answer.retryAfter ?? 0) * 1000));
    }
  }
}

/** Codes after which a client tries again. */
export const RETRIED = ['NO_ANSWER', 'UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL_SERVER_ERROR'];
