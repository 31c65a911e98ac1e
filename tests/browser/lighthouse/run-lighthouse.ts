import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const VERSION = '13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** Scores from 0 to 100, and the titles of the audits that were not passed, of those that count. */
export type Report = Record<(typeof CATEGORIES)[number], number> & { faults: string[] };

/** What this reads of a report. https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md */
interface LighthouseResult {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

/**
 * Has Lighthouse load a page in a browser that runs, as on a slow phone, with the browser's cookies. port: of the browser's
 * debugging protocol; file: where the whole report goes, as JSON.
 */
export async function runLighthouse(url: string, port: number, file: string): Promise<Report> {
  const options = [
    '--quiet',
    '--no-enable-error-reporting',
    `--port=${port}`,
    '--output=json',
    `--output-path=${file}`,
  ];
  const only = `--only-categories=${CATEGORIES.join(',')}`;
  await promisify(execFile)('npx', ['--yes', `lighthouse@${VERSION}`, url, only, ...options]);
  const { categories, audits }: LighthouseResult = JSON.parse(await readFile(file, 'utf8'));
  const [performance, accessibility, bestPractices] = CATEGORIES.map((id) => Math.round(categories[id]!.score * 100));
  const faults = CATEGORIES.flatMap((id) => categories[id]!.auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]!.score ?? 1) < 0.9)
    .map(({ id }) => `${id}: ${audits[id]!.title} ${audits[id]!.displayValue ?? ''}`.trim());
  return { performance: performance!, accessibility: accessibility!, 'best-practices': bestPractices!, faults };
}
