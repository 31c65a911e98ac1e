import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const IMPACTS = ['minor', 'moderate', 'serious', 'critical'] as const;

/**
 * Holds a page as it is now against the rules of axe-core. Our own pages are held to all of them; for foreign parts, from:
 * the least impact that fails; except: the ids of rules that are left out.
 */
export async function expectAccessible(
  page: Page,
  { from = 'minor', except = [] }: { from?: (typeof IMPACTS)[number]; except?: string[] } = {},
): Promise<void> {
  const failing = IMPACTS.slice(IMPACTS.indexOf(from));
  const { violations } = await new AxeBuilder({ page }).disableRules(except).analyze();
  const found = violations
    .filter(({ impact }) => !impact || failing.includes(impact))
    .map(
      ({ id, impact, help, nodes }) => `${id} (${impact}): ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`,
    );
  expect(found, 'violations that axe found').toEqual([]);
}
