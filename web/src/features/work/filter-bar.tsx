import { X } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { useOpener } from '../../ui/use-opener.js';
import styles from './filter-bar.module.css';
import type { Scope } from './filter-of.js';
import { PRIORITIES, STATUSES } from './looks.js';
import { PersonName } from './person-name.js';
import { DUES, ORDERS, useView, type View, type Wanted } from './use-view.js';

const ChecksMenu = lazy(() => import('./checks-menu.js'));
const PersonPopover = lazy(() => import('./person-popover.js'));

/** What narrows the tasks down. All of it stands in the address. */
export function FilterBar({ first, scope }: { first: View; scope: Scope }): ReactNode {
  const { t } = useTexts();
  const { view, wanted, isFiltered, want, clear } = useView(first);
  return (
    <search className={styles.bar} aria-label={t('work.filters')}>
      <input
        type="search"
        className={styles.query}
        aria-label={t('work.search')}
        placeholder={t('work.search')}
        maxLength={200}
        value={wanted.query}
        onChange={(event) => want({ query: event.target.value })}
      />
      <Several
        label={t('work.status')}
        all={STATUSES}
        chosen={wanted.statuses}
        textOf={(status) => t(`work.status.${status}`)}
        onChange={(statuses) => want({ statuses })}
      />
      <Several
        label={t('work.priority')}
        all={PRIORITIES}
        chosen={wanted.priorities}
        textOf={(priority) => t(`work.priority.${priority}`)}
        onChange={(priorities) => want({ priorities })}
      />
      {scope.kind !== 'mine' && (
        <Assignee
          value={wanted.assignee}
          projectId={scope.kind === 'project' ? scope.projectId : undefined}
          onChange={(assignee) => want({ assignee })}
        />
      )}
      <select
        className={styles.choice}
        aria-label={t('work.due')}
        data-on={wanted.due !== '' || undefined}
        value={wanted.due}
        onChange={(event) => want({ due: event.target.value as Wanted['due'] })}
      >
        <option value="">{t('work.due.any')}</option>
        {DUES.map((due) => (
          <option key={due} value={due}>
            {t(`work.due.${due}`)}
          </option>
        ))}
      </select>
      {view !== 'statistics' && (
        <select
          className={styles.choice}
          aria-label={t('work.order')}
          value={wanted.order}
          onChange={(event) => want({ order: event.target.value as Wanted['order'] })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`work.order.${order}`)}
            </option>
          ))}
        </select>
      )}
      {isFiltered && (
        <Button look="quiet" className={styles.clear} onClick={clear}>
          <X size={16} aria-hidden /> {t('work.clear')}
        </Button>
      )}
    </search>
  );
}

/** Several of a few, of which each may do. */
function Several<Value extends string>({
  label,
  all,
  chosen,
  textOf,
  onChange,
}: {
  label: string;
  all: readonly Value[];
  chosen: readonly Value[];
  textOf: (value: Value) => string;
  onChange: (chosen: readonly Value[]) => void;
}): ReactNode {
  const { button, opened } = useOpener('menu', (popup) => (
    <ChecksMenu
      {...popup}
      label={label}
      options={all.map((value) => ({ value, text: textOf(value) }))}
      chosen={chosen}
      onChange={(values) => onChange(all.filter((value) => values.includes(value)))}
    />
  ));
  return (
    <>
      <button {...button} className={styles.choice} data-on={chosen.length > 0 || undefined}>
        {label}
        {chosen.length > 0 && `: ${chosen.map(textOf).join(', ')}`}
      </button>
      {opened}
    </>
  );
}

function Assignee({
  value,
  projectId,
  onChange,
}: {
  value: string;
  projectId: string | undefined;
  onChange: (value: string) => void;
}): ReactNode {
  const { t } = useTexts();
  const { button, opened } = useOpener('dialog', (popup) => (
    <PersonPopover
      {...popup}
      label={t('work.assignee')}
      projectId={projectId}
      options={[
        { text: t('work.anybody'), choose: () => onChange('') },
        { text: t('work.me'), choose: () => onChange('me') },
        { text: t('work.nobody'), choose: () => onChange('none') },
      ]}
      onChoose={(person) => onChange(person.id)}
    />
  ));
  return (
    <>
      <button {...button} className={styles.choice} data-on={value !== '' || undefined}>
        {t('work.assignee')}
        {value && ': '}
        {value === 'me' && t('work.me')}
        {value === 'none' && t('work.nobody')}
        {value && value !== 'me' && value !== 'none' && <PersonName id={value} />}
      </button>
      {opened}
    </>
  );
}
