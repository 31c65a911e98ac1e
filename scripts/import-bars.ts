import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress } from '../src/features/imports/import-slack.js';

/** Shows how far an import is, on stderr: a bar with speed and time left; where that is no terminal, a line now and then. */
export class ImportBars implements ImportProgress {
  private bar: SingleBar | null = null;
  private phase = '';
  private startedAt = 0;

  checked(days: number, of: number): void {
    this.show('Checking', 'files', days, of);
  }

  imported(messages: number, of: number): void {
    this.show('Importing', 'messages', messages, of);
  }

  stop(): void {
    this.bar?.stop();
    this.bar = null;
  }

  private show(phase: string, unit: string, value: number, total: number): void {
    if (phase !== this.phase) this.begin(phase, unit, total);
    const seconds = (performance.now() - this.startedAt) / 1000;
    this.bar?.update(value, { speed: Math.round(value / Math.max(seconds, 0.001)) });
  }

  private begin(phase: string, unit: string, total: number): void {
    this.stop();
    this.phase = phase;
    this.startedAt = performance.now();
    const format = `${phase.padEnd(9)} {bar} {percentage}% | {value}/{total} ${unit} | {speed}/s | {eta_formatted} left`;
    this.bar = new SingleBar(
      { format, noTTYOutput: true, linewrap: true, notTTYSchedule: 5000, etaBuffer: 100 },
      Presets.shades_classic,
    );
    this.bar.start(total, 0, { speed: 0 });
  }
}
