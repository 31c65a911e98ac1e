// Lighthouse on the web client, as on a phone. It is fetched when it is first asked for: with its 175 MB it would be the
// largest part of `npm ci`.
import { runPlaywright } from '../run-playwright.mjs';

runPlaywright(import.meta.dirname, 'Lighthouse', ['--reporter', 'list']);
