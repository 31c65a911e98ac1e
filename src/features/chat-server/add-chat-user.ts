import { z } from 'zod';
import type { Context } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { parseInput } from '../../shared/input.js';
import { addUser } from '../accounts/add-user.js';
import type { User } from '../accounts/user.entity.js';
import { username } from '../accounts/username.js';
import { keyOf } from './made-here.js';

const schema = z.object({ username });

export type AddChatUserInput = z.input<typeof schema>;

/** Makes a user who has no password, and so can sign in nowhere. Throws BAD_USER_INPUT (a bad or taken username), CONFLICT. */
export async function addChatUser(ctx: Context, input: AddChatUserInput): Promise<User> {
  const parsed = parseInput(schema, input);
  const { value } = await inTransaction(ctx, (tx) =>
    addUser(tx, { ...parsed, passwordHash: null, role: 'USER', importKey: keyOf(newId()) }),
  );
  return value;
}
