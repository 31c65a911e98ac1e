import { installabilityErrors, startInstalledBrowser } from './support/installed-browser.js';
import { expect, test } from './support/test.js';

test('Chromium would install the web client', async ({ workspace, isMobile }) => {
  test.skip(isMobile, 'is the same on a phone');
  const { context, close } = await startInstalledBrowser();
  expect(await installabilityErrors(context, workspace.url)).toEqual([]);
  expect(await installabilityErrors(context, `${workspace.url}/graphiql`)).toEqual(['no-manifest']);
  await close();
});
