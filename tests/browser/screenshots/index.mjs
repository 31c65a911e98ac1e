// The pictures of the README and docs/screenshots, taken of the demo.
import { runPlaywright } from '../run-playwright.mjs';

runPlaywright(import.meta.dirname, 'screenshots', ['--reporter', 'list']);
