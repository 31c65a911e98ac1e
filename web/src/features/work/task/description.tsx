import { Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { Markdown } from '../../messages/markdown/markdown.js';
import { useChangeTask } from '../use-change-task.js';
import type { ShownTask } from './shown-task.js';
import styles from './task-panel.module.css';

/** In descriptions nobody is called. */
export const NOBODY = { names: new Set<string>(), own: new Set<string>() };

/** What a task is about, in markdown. */
export function Description({ task }: { task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const change = useChangeTask();
  const [typed, setTyped] = useState<string | null>(null);
  if (typed !== null)
    return (
      <section className={styles.section} aria-label={t('work.description')}>
        <textarea
          ref={(field) => field?.focus()}
          className={styles.text}
          rows={8}
          maxLength={16_384}
          dir="auto"
          aria-label={t('work.description')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            setTyped(null);
          }}
        />
        <div className={styles.buttons}>
          <Button
            look="primary"
            onClick={() => {
              if (typed !== task.description) change(task, { description: typed });
              setTyped(null);
            }}
          >
            {t('app.save')}
          </Button>
          <Button look="quiet" onClick={() => setTyped(null)}>
            {t('app.cancel')}
          </Button>
        </div>
      </section>
    );
  return (
    <section className={styles.section} aria-label={t('work.description')}>
      {task.description && <Markdown text={task.description} called={NOBODY} />}
      {task.viewerCanUpdate && (
        <Button look="quiet" className={styles.small} onClick={() => setTyped(task.description)}>
          <Pencil size={14} aria-hidden /> {t(task.description ? 'work.editDescription' : 'work.addDescription')}
        </Button>
      )}
    </section>
  );
}
