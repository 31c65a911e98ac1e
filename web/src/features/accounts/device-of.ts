/** What a session was used with. Null: not to be told. */
export interface Device {
  /** A browser's or another program's own name. */
  program: string | null;
  system: string | null;
  isPhone: boolean;
}

/** The first that matches: browsers name those that they descend from, too. */
const BROWSERS: [RegExp, string][] = [
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\b(?:OPR|OPT|Opera)\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|HeadlessChrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/\S+ .*Safari\//, 'Safari'],
];

/** In an order of the same kind: Android calls itself a Linux, an iPhone something like Mac OS X. */
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Reads what a client called itself. userAgent: the header, null where there was none. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? '';
  const system = nameIn(SYSTEMS, text);
  return {
    program: nameIn(BROWSERS, text) ?? (text.startsWith('Mozilla/') ? null : (/^[\w.-]+/.exec(text)?.[0] ?? null)),
    system,
    isPhone: system === 'iPhone' || (system === 'Android' && /\bMobile\b/.test(text)),
  };
}

function nameIn(names: [RegExp, string][], text: string): string | null {
  return names.find(([sign]) => sign.test(text))?.[1] ?? null;
}
