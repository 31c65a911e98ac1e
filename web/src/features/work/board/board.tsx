import { DndContext, DragOverlay } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { STATUSES } from '../looks.js';
import type { TaskList } from '../task-list.js';
import styles from './board.module.css';
import { CardFace } from './card.js';
import { Column } from './column.js';
import { useDragging } from './use-dragging.js';

/** Tasks by how far they are. A card goes to another column by mouse, by finger, and by keyboard. */
export default function Board({ list, withProject }: { list: TaskList; withProject: boolean }): ReactNode {
  const { t } = useTexts();
  const { dragged, context } = useDragging();
  const wanted = list.filter.statuses ?? STATUSES;
  return (
    <DndContext {...context}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard, also without a card in it */}
      <section className={styles.board} tabIndex={0} aria-label={t('work.view.board')}>
        {STATUSES.filter((status) => wanted.includes(status)).map((status) => (
          <Column key={status} status={status} list={list} withProject={withProject} />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={styles.card} data-lifted>
            <CardFace task={dragged} withProject={withProject} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
