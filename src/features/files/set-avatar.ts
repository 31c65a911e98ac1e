import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { changeUser, getUserForChange } from '../accounts/change-user.js';
import { getUser } from '../accounts/get-user.js';
import type { User } from '../accounts/user.entity.js';
import { holdOwnFiles } from './attachable.js';
import { getFile } from './find-file.js';

const schema = z.object({ fileId: z.string().nullable(), idempotencyKey });

export type SetAvatarInput = z.input<typeof schema>;

/**
 * Makes one of the viewer's pictures that by which everyone knows him, and which everyone sees from then on; null takes it away.
 * Throws NOT_FOUND (not his own), BAD_USER_INPUT (no picture with previews).
 */
export async function setAvatar(ctx: Context, input: SetAvatarInput): Promise<Committed<User>> {
  const viewer = requireViewer(ctx);
  const { fileId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'setAvatar',
    input,
    async (tx) => {
      const user = await getUserForChange(tx, viewer.id);
      if (user.avatarId === fileId) return user;
      if (fileId !== null) {
        await holdOwnFiles(tx, [fileId]);
        const { previewStatus } = await getFile(tx, fileId);
        if (previewStatus !== 'READY') throw badInput({ 'input.fileId': 'Is no picture that has previews.' });
      }
      return changeUser(tx, viewer.id, sql`avatar_id = ${fileId}`);
    },
    getUser,
  );
}
