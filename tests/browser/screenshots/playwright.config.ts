import { defineConfig } from '@playwright/test';
import config from '../playwright.config.js';

export default defineConfig({ ...config, testDir: import.meta.dirname, testIgnore: [], workers: 1, timeout: 120_000 });
