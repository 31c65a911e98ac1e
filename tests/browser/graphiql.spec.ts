import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';

/** Replaces what an editor of GraphiQL holds. Pasted: to what is typed the editor adds brackets. */
async function paste(page: Page, editor: string, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.getByRole('region', { name: editor }).getByRole('textbox').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

test.skip(({ isMobile }) => isMobile, 'GraphiQL is made for wide screens');

test('GraphiQL opens, signed in runs a query, and breaks no serious rule of accessibility', async ({
  page,
  workspace,
}) => {
  const person = await workspace.person();
  const room = await workspace.room(person);
  await page.goto('/graphiql');
  await page.getByRole('button', { name: 'Headers' }).click();
  await paste(page, 'Headers', JSON.stringify({ authorization: `Bearer ${person.accessToken}` }));
  await page.getByRole('button', { name: /Execute query/ }).click();
  await page.getByRole('menuitem', { name: 'Rooms' }).click();

  const response = page.getByRole('region', { name: 'Result Window' });
  await expect(response).toContainText(person.username);
  await expect(response).toContainText(room.name);
  // Its tabs have the button that closes them inside.
  await expectAccessible(page, { from: 'serious', except: ['nested-interactive'] });
});
