import { type ComponentProps, useEffect, useMemo, useRef } from 'react';

/** How long a finger rests, milliseconds, and how far it may slip meanwhile, px. */
const REST = 650;
const SLIP = 10;

type Handlers = Pick<
  ComponentProps<'article'>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onTouchEnd' | 'onContextMenu'
>;

/**
 * Handlers for what answers to a finger that rests on it. Android tells of that by `contextmenu`, before the time is up;
 * iOS tells nothing. What is pressed for itself, as a link, keeps its own way.
 */
export function useLongPress(onPress: () => void): Handlers {
  const latest = useRef(onPress);
  latest.current = onPress;
  const press = useRef<{ x: number; y: number; timer?: ReturnType<typeof setTimeout> } | null>(null);
  const hasPressed = useRef(false);
  useEffect(() => () => clearTimeout(press.current?.timer), []);
  return useMemo(() => {
    const end = () => {
      clearTimeout(press.current?.timer);
      press.current = null;
    };
    const done = () => {
      if (!press.current) return;
      end();
      hasPressed.current = true;
      latest.current();
    };
    return {
      onPointerDown({ pointerType, target, clientX, clientY }) {
        end();
        hasPressed.current = false;
        if (pointerType !== 'touch' || (target as Element).closest('a, button, textarea, [role="toolbar"]')) return;
        press.current = { x: clientX, y: clientY, timer: setTimeout(done, REST) };
      },
      onPointerMove({ clientX, clientY }) {
        const { current } = press;
        if (current && Math.hypot(clientX - current.x, clientY - current.y) > SLIP) end();
      },
      onPointerUp: end,
      onPointerCancel: end,
      onContextMenu(event) {
        if (!press.current) return;
        event.preventDefault();
        done();
      },
      // Lifted again, the finger has pressed nothing: the menu would close.
      onTouchEnd(event) {
        if (hasPressed.current) event.preventDefault();
      },
    };
  }, []);
}
