import type { Language } from '../../i18n/i18n.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A number of bytes as people say it: `1.4 MB`. */
export function sizeText(bytes: number, language: Language): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000)));
  const value = bytes / 1000 ** step;
  const format = { style: 'unit', unit: UNITS[step]!, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(language, { ...format, maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(
    value,
  );
}
