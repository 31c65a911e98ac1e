import {
  type Announcements,
  type DndContextProps,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useMemo, useState } from 'react';
import type { TaskFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { STATUSES, type Status } from '../looks.js';
import { useChangeTask } from '../use-change-task.js';

/** Left and right go to the next column; a card has no place of its own within one. */
const toNextColumn: KeyboardCoordinateGetter = (event, { context: { over, droppableRects } }) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const columns = STATUSES.filter((status) => droppableRects.has(status));
  const rect = droppableRects.get(columns[columns.indexOf(over?.id as Status) + step] ?? '');
  return rect && { x: rect.left + 8, y: rect.top + 48 };
};

/** How fast a card at the edge of the board moves it, pixels in 5 ms: on a phone, where one column is seen, at most two columns a second. */
const SCROLLING = 3;

const KEYS = { start: ['Space'], cancel: ['Escape', 'Tab'], end: ['Space', 'Enter'] };

/** What makes cards move between columns, and the card that is on its way. */
export function useDragging(): {
  dragged: TaskFactsFragment | null;
  context: DndContextProps;
} {
  const { t } = useTexts();
  const change = useChangeTask();
  const [dragged, setDragged] = useState<TaskFactsFragment | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A finger that moves at once scrolls.
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextColumn, keyboardCodes: KEYS }),
  );
  const accessibility = useMemo(() => {
    const nameOf = (data: { current?: Record<string, unknown> | undefined }) =>
      (data.current?.task as TaskFactsFragment | undefined)?.title ?? '';
    const announcements: Announcements = {
      onDragStart: ({ active }) => t('work.drag.start', { task: nameOf(active.data) }),
      onDragOver: ({ over }) =>
        over ? t('work.drag.over', { status: t(`work.status.${over.id as Status}`) }) : undefined,
      onDragEnd: ({ active, over }) =>
        over
          ? t('work.drag.end', { task: nameOf(active.data), status: t(`work.status.${over.id as Status}`) })
          : t('work.drag.cancel'),
      onDragCancel: () => t('work.drag.cancel'),
    };
    return { announcements, screenReaderInstructions: { draggable: t('work.drag.how') } };
  }, [t]);
  return {
    dragged,
    context: {
      sensors,
      accessibility,
      autoScroll: { acceleration: SCROLLING },
      // Keys move no pointer.
      collisionDetection: (args) => (args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args)),
      onDragStart: ({ active }) => setDragged((active.data.current?.task as TaskFactsFragment) ?? null),
      onDragCancel: () => setDragged(null),
      onDragEnd({ active, over, activatorEvent }) {
        setDragged(null);
        const task = active.data.current?.task as TaskFactsFragment;
        if (over && over.id !== task.status) change(task, { status: over.id as Status });
        // In another column the card is another element.
        if (activatorEvent instanceof KeyboardEvent)
          setTimeout(() => document.getElementById(`card-${task.id}`)?.focus(), 50);
      },
    },
  };
}
