import { existsSync } from 'node:fs';

/** Where Debian, Fedora and others put it, and Google's own package. */
const usual = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
  (name) => `/usr/bin/${name}`,
);

/** The browser to test in: CHROMIUM_PATH where it is set, else the machine's own; null where there is none. */
export function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  return (CHROMIUM_PATH ? [CHROMIUM_PATH] : usual).find((path) => existsSync(path)) ?? null;
}
