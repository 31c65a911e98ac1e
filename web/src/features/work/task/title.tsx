import { type ReactNode, useState } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { useChangeTask } from '../use-change-task.js';
import type { ShownTask } from './shown-task.js';
import styles from './task-panel.module.css';

/** What a task is called: a field for who may change it, which saves when it is left or by Enter. */
export function Title({ task }: { task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const change = useChangeTask();
  const [typed, setTyped] = useState<string | null>(null);
  if (!task.viewerCanUpdate) return <h1 className={styles.title}>{task.title}</h1>;
  function save(): void {
    const title = typed?.trim().replace(/\s+/g, ' ');
    setTyped(null);
    if (title && title !== task.title) change(task, { title });
  }
  return (
    <h1 className={styles.title}>
      <textarea
        className={styles.titleField}
        aria-label={t('work.titleField')}
        rows={1}
        maxLength={200}
        dir="auto"
        value={typed ?? task.title}
        onChange={(event) => setTyped(event.target.value.replace(/\n/g, ' '))}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.blur();
          } else if (event.key === 'Escape' && typed !== null) {
            event.preventDefault();
            setTyped(null);
          }
        }}
      />
    </h1>
  );
}
