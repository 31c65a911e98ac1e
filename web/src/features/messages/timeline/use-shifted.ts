import { useRef } from 'react';

/**
 * Whether what is drawn now has other rows at its start than what was drawn last, more or fewer: the virtual list then
 * keeps its place from its end. False in any other case, as it asks for.
 */
export function useShifted(keys: readonly string[]): boolean {
  const drawn = useRef<{ keys: readonly string[]; isShifted: boolean }>({ keys, isShifted: false });
  if (drawn.current.keys !== keys) {
    const first = drawn.current.keys[0];
    const isShifted =
      first !== undefined && keys[0] !== first && (keys.includes(first) || drawn.current.keys.includes(keys[0]!));
    drawn.current = { keys, isShifted };
  }
  return drawn.current.isShifted;
}
