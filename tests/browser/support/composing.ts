import type { Locator, Page } from '@playwright/test';
import type { TestFile } from './files.js';

/** Where one writes to the room of the page, or in its open thread. */
export const composerOf = (page: Page, place: 'room' | 'thread' = 'room'): Locator =>
  page.locator('form').filter({ has: page.locator(`textarea[data-composer="${place}"]`) });

/** Gives a composer files as its picker does. files: a path, for one too large for the tests' memory. */
export async function choose(composer: Locator, files: TestFile[] | string): Promise<void> {
  await composer.locator('input[type="file"]').setInputFiles(files);
}
