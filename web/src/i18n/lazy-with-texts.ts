import { type ComponentType, lazy } from 'react';
import { learnMore } from './i18n.js';

/** A component that is fetched when it is first shown, with the texts of what is not shown first. */
export function lazyWithTexts<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(async () => {
    const [component] = await Promise.all([load(), learnMore()]);
    return component;
  });
}
