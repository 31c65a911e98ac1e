import { z } from 'zod';
import { type Context, loader, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getUserForChange } from '../accounts/change-user.js';
import { getUser } from '../accounts/get-user.js';
import type { User } from '../accounts/user.entity.js';
import { type ChannelChoices, NOTICE_KINDS } from './notice-kinds.js';
import { settingsByUser } from './notification.loaders.js';
import { writeSettings } from './write-settings.js';

const minute = z.int().min(0, 'Must be from 0 to 1439.').max(1439, 'Must be from 0 to 1439.');
const choice = z.boolean().nullish();

const schema = z.object({
  quietHours: z
    .object({ start: minute, end: minute })
    .refine(({ start, end }) => start !== end, { path: ['end'], error: 'Is when they begin.' })
    .nullish(),
  preferences: z
    .array(z.object({ kind: z.enum(NOTICE_KINDS), inApp: choice, push: choice, mail: choice }))
    .max(NOTICE_KINDS.length, 'Names a kind twice.')
    .nullish(),
  digest: choice,
  projectReports: choice,
  idempotencyKey,
});

type Wanted = z.output<typeof schema>;
export type UpdateNotificationSettingsInput = z.input<typeof schema>;

/**
 * Changes how the viewer is told of things. Absent: kept; quietHours null: none. Throws UNAUTHENTICATED, BAD_USER_INPUT (minutes from 0
 * to 1439, not the same).
 */
export async function updateNotificationSettings(
  ctx: Context,
  input: UpdateNotificationSettingsInput,
): Promise<Committed<User>> {
  const viewer = requireViewer(ctx);
  const wanted = parseInput(schema, input);
  return changeOnce(ctx, 'updateNotificationSettings', input, (tx) => update(tx, viewer.id, wanted), getUser);
}

async function update(tx: Transaction, userId: string, { quietHours, ...wanted }: Wanted): Promise<User> {
  const user = await getUserForChange(tx, userId);
  const before = await loader(tx, settingsByUser).load(userId);
  const quietFrom = quietHours === undefined ? (before?.quietFrom ?? null) : (quietHours?.start ?? null);
  const quietTo = quietHours === undefined ? (before?.quietTo ?? null) : (quietHours?.end ?? null);
  await writeSettings(tx, { userId, quietFrom, quietTo, channels: withChoices(before?.channels ?? {}, wanted) });
  return user;
}

function withChoices(
  before: ChannelChoices,
  { preferences, digest, projectReports }: Omit<Wanted, 'quietHours'>,
): ChannelChoices {
  const after = { ...before };
  for (const { kind, inApp, push, mail } of preferences ?? []) {
    const said = Object.entries({ IN_APP: inApp, PUSH: push, MAIL: mail }).filter(
      ([, value]) => typeof value === 'boolean',
    );
    after[kind] = { ...after[kind], ...Object.fromEntries(said) };
  }
  if (typeof digest === 'boolean') after.DIGEST = { MAIL: digest };
  if (typeof projectReports === 'boolean') after.PROJECT_REPORT = { MAIL: projectReports };
  return after;
}
