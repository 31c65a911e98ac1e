import type { Locator, Page } from '@playwright/test';
import { importHistory } from './support/history.js';
import { expect, test } from './support/test.js';

const MESSAGES = 5000;
/** Elements in the list at any time; a message takes some fifteen. */
const MOST_ELEMENTS = 1500;
/** What scripts may hold after all that, bytes. */
const MOST_HEAP = 150_000_000;

const feed = (page: Page) => page.getByRole('feed').first();

interface Seen {
  /** The farthest that a message moved on the screen while nobody scrolled, px. */
  jump: number;
  /** How often older messages came while one looked. */
  pages: number;
  elements: number;
}

/** Goes up to the oldest message at hand, and looks while older ones come before it, until the very first is there. */
async function readToTheFirst(list: Locator, first: string): Promise<Seen> {
  return list.evaluate(async (scroller, first) => {
    const frame = () => new Promise(requestAnimationFrame);
    const seen = { jump: 0, pages: 0, elements: 0 };
    /** Once in so many pages, for so long, milliseconds. */
    const busy = { every: 5, time: 300 };
    const isThere = () => scroller.textContent!.includes(first);
    const deadline = performance.now() + 120_000;
    while (!isThere()) {
      if (performance.now() > deadline) throw new Error(`${first} does not come`);
      scroller.scrollTop = 0;
      await frame();
      await frame();
      const { top } = scroller.getBoundingClientRect();
      const anchor = [...scroller.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top >= top)!;
      const place = anchor.getBoundingClientRect().top;
      // What comes before moves the list as far as it is high, so that what one looks at stays.
      const isLonger = () => scroller.scrollTop > 1000;
      const wasLooking = !isLonger();
      // As on a slow machine: what comes while the page is busy is drawn together with what the end of the scrolling draws.
      if (seen.pages % busy.every === 0) for (const until = performance.now() + busy.time; performance.now() < until; );
      for (let after = 0; after < 3 && !isThere() && performance.now() < deadline; after += isLonger() ? 1 : 0) {
        await frame();
        seen.jump = Math.max(seen.jump, Math.abs(anchor.getBoundingClientRect().top - place));
      }
      if (wasLooking) seen.pages++;
      seen.elements = Math.max(seen.elements, scroller.querySelectorAll('*').length);
    }
    return seen;
  }, first);
}

/** Scrolls down until a message is in the page; gives how many elements there were at most. */
async function readToTheLast(list: Locator, last: string): Promise<number> {
  return list.evaluate(async (scroller, last) => {
    let elements = 0;
    while (!scroller.textContent!.includes(last)) {
      scroller.scrollTop += 3000;
      await new Promise(requestAnimationFrame);
      elements = Math.max(elements, scroller.querySelectorAll('*').length);
    }
    return elements;
  }, last);
}

/** Goes up in steps of a screen; gives the farthest that a message moved between two pictures while nobody scrolled, px. */
async function leafUp(list: Locator, steps: number): Promise<number> {
  return list.evaluate(async (scroller, steps) => {
    // What is measured before the browser paints is corrected before anybody sees it.
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const placesOf = () => {
      const shown = [...scroller.querySelectorAll('article')].filter(
        (row) => getComputedStyle(row).visibility === 'visible',
      );
      return new Map(shown.map((row) => [row, row.getBoundingClientRect().top]));
    };
    let jump = 0;
    for (let step = 0; step < steps; step++) {
      scroller.scrollTop -= 700;
      await painted();
      for (let frame = 0; frame < 3; frame++) {
        const before = placesOf();
        await painted();
        for (const [row, place] of placesOf())
          if (before.has(row)) jump = Math.max(jump, Math.abs(place - before.get(row)!));
      }
    }
    return jump;
  }, steps);
}

/** What the page's scripts hold once nothing is left to collect, bytes. */
async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value;
}

test('5,000 messages are read to the first and back: none jumps, few are in the page, and the heap stays small', async ({
  page,
  workspace,
  signIn,
  isMobile,
}) => {
  test.skip(isMobile, 'once is enough for what takes so long');
  test.setTimeout(180_000);
  const history = await importHistory(workspace, MESSAGES);
  await signIn(page, history.reader);
  await page.goto(`/rooms/${history.room.id}`);
  const list = feed(page);
  await expect(list.getByText(history.textOf(MESSAGES))).toBeInViewport();

  const seen = await readToTheFirst(list, history.textOf(1));
  expect(seen.jump).toBeLessThanOrEqual(2);
  expect(seen.pages).toBeGreaterThan(10);
  expect(seen.elements).toBeLessThan(MOST_ELEMENTS);
  expect(await readToTheLast(list, history.textOf(MESSAGES))).toBeLessThan(MOST_ELEMENTS);
  expect(await leafUp(list, 150)).toBeLessThanOrEqual(2);
  expect(await heapOf(page)).toBeLessThan(MOST_HEAP);
});
