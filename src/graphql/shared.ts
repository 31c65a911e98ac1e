import { Extensions } from 'type-graphql';

/**
 * Marks a field whose value is the same for everyone who may see the object. A subscription that asks for such fields
 * only is executed once per event for all its subscribers; any other field makes it run for each viewer.
 */
export function Shared(): PropertyDecorator & MethodDecorator {
  return Extensions({ shared: true }) as PropertyDecorator & MethodDecorator;
}
