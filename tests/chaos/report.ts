import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Result } from './result.ts';

const HEAD = ['scenario', 'on', 'what was done and seen', 'messages', 'requests', 'answers', 'receipts', 'recovered'];
const FAULTS = ['lost', 'doubled', 'unexpected', 'out of order', 'gaps', 'other faults', 's', 'seed'];

/** Puts a result of a full run into the page's table: each scenario's newest line, in the order of `names`. What stands below it stays. */
export function writeReport(file: string, result: Result, names: string[], seed: number): void {
  const old = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const lines = new Map(old.filter((line) => line.startsWith('| ')).map((line) => [keyOf(line), line]));
  const notes = old.slice(old.findLastIndex((line) => line.startsWith('| ')) + 1).join('\n');
  const line = rowOf(result, seed);
  lines.set(keyOf(line), line);
  const ordered = names.flatMap((name) => [...lines.values()].filter((line) => line.startsWith(`| ${name} |`)));
  const head = [...HEAD, ...FAULTS];
  writeFileSync(
    file,
    `# Faults

\`npm run chaos -- --full\` on ${machine()}. What each scenario does and how to read the columns: [docs/chaos.md](../docs/chaos.md).
The last column repeats a line: \`npm run chaos -- SCENARIO --full --seed N\`.

| ${head.join(' | ')} |
|${head.map((_, index) => (index < 3 ? '---|' : '--:|')).join('')}
${ordered.join('\n')}
${notes}`,
  );
}

/** A line is of one scenario on one database. */
function keyOf(line: string): string {
  return line.split(' | ').slice(0, 2).join();
}

function rowOf(result: Result, seed: number): string {
  const { scenario, on, faults, messages, requests, acks, receipts, verdict, seconds, failures } = result;
  const { recovered, lost, doubled, unexpected, outOfOrder, gaps } = verdict;
  const counts = [messages, requests, acks, receipts, recovered, lost, doubled, unexpected, outOfOrder, gaps];
  const others =
    failures
      .filter((failure) => !failure.startsWith('{'))
      .join('; ')
      .replaceAll('|', '/') || 'none';
  return `| ${[scenario, on, faults, ...counts, others, seconds.toFixed(0), seed].join(' | ')} |`;
}

/** One result for the terminal. */
export function lineOf(result: Result): string {
  const { verdict: v, failures } = result;
  const head = `${failures.length === 0 ? 'ok  ' : 'FAIL'} ${result.scenario} on ${result.on}: ${result.faults}`;
  const counts = `     ${result.messages} messages, ${result.requests} requests, ${result.acks} answers, ${result.receipts} receipts, ${v.recovered} recovered; ${v.lost} lost, ${v.doubled} doubled, ${v.unexpected} unexpected, ${v.outOfOrder} out of order, ${v.gaps} gaps; ${result.seconds.toFixed(0)} s`;
  return [head, counts, ...failures.map((failure) => `     ${failure}`)].join('\n');
}

/** What it was measured on. */
function machine(): string {
  return `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'unknown make'}, Node ${process.versions.node}`;
}
