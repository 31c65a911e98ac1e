import { GraphQLError, type ValidationRule } from 'graphql';
import { isConnectionLevel } from './connection-levels.js';

/** The levels of one operation or fragment by itself, and at which levels it spreads fragments. */
interface Levels {
  own: number;
  spreads: { name: string; at: number }[];
}

/**
 * Refuses documents of more levels of fields than `max`; `{ viewer { id } }` has two. Not counted are the levels of a
 * connection itself and introspection, which has a limit of its own among the specified rules.
 */
export function maxDepth(max: number): ValidationRule {
  return (context) => {
    const operations: Levels[] = [];
    const fragments = new Map<string, Levels>();
    let current: Levels = { own: 0, spreads: [] };
    let level = 0;
    const counts = (field: string) => !isConnectionLevel(context.getParentType()?.name ?? '', field);
    return {
      OperationDefinition() {
        operations.push((current = { own: 0, spreads: [] }));
      },
      FragmentDefinition({ name }) {
        fragments.set(name.value, (current = { own: 0, spreads: [] }));
      },
      FragmentSpread({ name }) {
        current.spreads.push({ name: name.value, at: level });
      },
      Field: {
        enter({ name }) {
          if (name.value === '__schema' || name.value === '__type') return false;
          if (counts(name.value)) current.own = Math.max(current.own, ++level);
          return undefined;
        },
        leave({ name }) {
          if (counts(name.value)) level--;
        },
      },
      Document: {
        leave() {
          const depth = Math.max(0, ...operations.map((levels) => depthOf(levels, fragments)));
          if (depth <= max) return;
          context.reportError(new GraphQLError(`The document is ${depth} levels deep; at most ${max} are read.`));
        },
      },
    };
  };
}

/** Each fragment is looked into once, however often it is spread; one that spreads itself is another rule's to refuse. */
function depthOf({ own, spreads }: Levels, fragments: Map<string, Levels>, known = new Map<string, number>()): number {
  let depth = own;
  for (const { name, at } of spreads) {
    const fragment = fragments.get(name);
    if (!fragment) continue;
    if (!known.has(name)) {
      known.set(name, 0);
      known.set(name, depthOf(fragment, fragments, known));
    }
    depth = Math.max(depth, at + known.get(name)!);
  }
  return depth;
}
