import { expectAccessible } from './support/accessible.js';
import { mailTo, unsubscribeLinkIn } from './support/outbox.js';
import { expect, test } from './support/test.js';
import { withEmail } from './support/with-email.js';
import { createTask } from './support/work.js';

/** The page to which the link in the foot of a mail leads, and what is wanted by mail in the settings. */

const SETTINGS = '{ viewer { notificationSettings { preferences { kind mail } digest projectReports } } }';

test('the link in the foot of a mail asks first, and then there are no more of that kind', async ({
  page,
  workspace,
  t,
}) => {
  const ann = await withEmail(workspace);
  await createTask(workspace, workspace.admin, { title: 'Paint the door', assigneeId: ann.id });
  const mailsOf = async () => {
    const { viewer } = await workspace.ask(ann, SETTINGS);
    return viewer.notificationSettings.preferences.filter(({ mail }: { mail: boolean }) => mail).length;
  };
  const link = unsubscribeLinkIn(await mailTo(workspace.dataDir, ann.email, /Paint the door/));
  const before = await mailsOf();
  await page.goto(link);
  const kind = t('notifications.settings.ASSIGNED');
  await expect(page.getByText(t('accounts.unsubscribe.text', { kind }))).toBeVisible();
  await expectAccessible(page);
  expect(await mailsOf()).toBe(before);
  await page.getByRole('button', { name: t('accounts.unsubscribe.action') }).click();
  await expect(page.getByText(t('accounts.unsubscribe.done', { kind }))).toBeVisible();
  await expectAccessible(page);
  expect(await mailsOf()).toBe(before - 1);
});

test('a link of a mail that was cut off says so', async ({ page, browserErrors, t }) => {
  browserErrors.expect(/404/);
  await page.goto('/unsubscribe?token=cut&kind=DIGEST');
  await page.getByRole('button', { name: t('accounts.unsubscribe.action') }).click();
  await expect(page.getByRole('alert').filter({ hasText: t('error.LINK_INVALID') })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/unsubscribe');
  await expect(page.getByText(t('error.LINK_INVALID'))).toBeVisible();
});

test('the digest and the weekly reports are turned off and on in the settings', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const wanted = async () => {
    const { digest, projectReports } = (await workspace.ask(ann, SETTINGS)).viewer.notificationSettings;
    return [digest, projectReports];
  };
  await signIn(page, ann);
  await page.goto('/settings/notifications');
  const [digest, reports] = ['DIGEST', 'PROJECT_REPORT'].map((kind) =>
    page.getByRole('checkbox', { name: t(`notifications.settings.${kind}`), exact: true }),
  );
  await expect(digest!).toBeChecked();
  await expect(reports!).toBeChecked();
  await digest!.click();
  await expect.poll(wanted).toEqual([false, true]);
  await reports!.click();
  await expect.poll(wanted).toEqual([false, false]);
  await digest!.click();
  await expect.poll(wanted).toEqual([true, false]);
  await expect(digest!).toBeChecked();
  await expectAccessible(page);
});
