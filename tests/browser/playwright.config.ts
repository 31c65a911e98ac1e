import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const root = path.join(import.meta.dirname, '../..');

/** Every spec runs on a desktop in English and on a phone in Russian; what is for one of them says so with `test.skip`. */
export default defineConfig({
  testDir: import.meta.dirname,
  testIgnore: ['**/lighthouse/**', '**/screenshots/**'],
  outputDir: path.join(root, 'coverage/browser'),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A machine that does much else is slow and no reason to fail; what fails there only sometimes is reported as flaky.
  timeout: process.env.CI ? 120_000 : 30_000,
  expect: { timeout: process.env.CI ? 20_000 : 5_000 },
  retries: process.env.CI ? 2 : 0,
  use: {
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    // Playwright starts it without its sandbox, which root may not have.
    launchOptions: { executablePath: process.env.CHROMIUM_PATH },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 }, locale: 'en-GB' } },
    { name: 'phone', use: { ...devices['Pixel 7'], locale: 'ru-RU' } },
  ],
});
