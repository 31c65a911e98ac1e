import type { BrowserContext } from '@playwright/test';

/**
 * What a browser complains of: errors in its console, exceptions that nobody caught, and breaches of a page's content
 * security policy. Whatever is not expected fails the test.
 */
export class BrowserErrors {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  /** From now on these are as they should be: a test that goes offline expects /ERR_INTERNET_DISCONNECTED/. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Follows all pages of a context, those to come too. To be called before it has any. */
  async follow(context: BrowserContext): Promise<void> {
    context.on('weberror', (event) => this.add(`uncaught: ${event.error().stack ?? event.error()}`));
    context.on('console', (message) => {
      const { url, lineNumber } = message.location();
      if (message.type() === 'error') this.add(`console: ${message.text()} (${url}:${lineNumber})`);
    });
    // Chromium tells its console of most breaches and not of all.
    await context.addInitScript(() =>
      document.addEventListener(
        'securitypolicyviolation',
        ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
          console.error(`content security policy: ${violatedDirective} ${blockedURI} (${sourceFile}:${lineNumber})`),
      ),
    );
  }

  /** Those that nobody expected, in the order in which they came. */
  unexpected(): string[] {
    return this.seen.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }

  private add(text: string): void {
    this.seen.push(text);
  }
}
