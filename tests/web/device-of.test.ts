import { expect, test } from '@jest/globals';
import { deviceOf } from '../../web/src/features/accounts/device-of.js';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/140.0.0.0 Safari/537.36`, 'Chrome', 'Windows', false],
  [`Mozilla/5.0 (Windows NT 10.0) ${webKit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'Edge', 'Windows', false],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/138.0 YaBrowser/25.8 Safari/537.36`,
    'Yandex Browser',
    'Linux',
    false,
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${webKit} Chrome/140.0.0.0 Mobile Safari/537.36`,
    'Chrome',
    'Android',
    true,
  ],
  [`Mozilla/5.0 (Linux; Android 15; Tab S9) ${webKit} Chrome/140.0.0.0 Safari/537.36`, 'Chrome', 'Android', false],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux', false],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'Safari',
    'macOS',
    false,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
    true,
  ],
  ['curl/8.14.1', 'curl', null, false],
  ['Mozilla/5.0', null, null, false],
  [null, null, null, false],
])('%s is told by program and system', (userAgent, program, system, isPhone) => {
  expect(deviceOf(userAgent)).toEqual({ program, system, isPhone });
});
