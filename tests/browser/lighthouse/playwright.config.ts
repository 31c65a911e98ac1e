import path from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(import.meta.dirname, '../../../coverage/lighthouse'),
  workers: 1,
  timeout: 300_000,
  use: { launchOptions: { executablePath: process.env.CHROMIUM_PATH } },
});
