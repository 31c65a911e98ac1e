// `N passed, N failed` over the gate's tests. Arguments: the exit codes of the tests in a browser and of chaos.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [browser, chaos] = process.argv.slice(2).map(Number);

const suites = ['sqlite.json', 'postgres.json'].map(report);
// Flaky: failed, and passed when it was tried again.
const { expected, flaky, unexpected } = report('browser.json')?.stats ?? { expected: 0, flaky: 0, unexpected: 0 };
const passed = sum(suites.map((suite) => suite?.numPassedTests ?? 0));
// A run that failed before its first test, or left no report, failed too.
const failed = sum(suites.map((suite) => (suite ? suite.numFailedTests + suite.numRuntimeErrorTestSuites : 1)));
console.log(`${passed + expected + flaky} passed, ${failed + Math.max(unexpected, browser) + chaos} failed`);

function report(name) {
  const path = join(import.meta.dirname, '../coverage', name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
