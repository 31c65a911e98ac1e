import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import type { PersonFragment } from '../../generated/documents.js';
import { usePeopleQuery } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { TextField } from '../../ui/field.js';
import styles from './people.module.css';
import { PersonLine } from './person-line.js';

/** More are not shown: one writes on instead. */
const SHOWN = 8;

/** A field to find people by name. children: what can be done with each of those found. */
export function PeopleSearch({
  label,
  children,
}: {
  label: string;
  children: (person: PersonFragment) => ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const [query, setQuery] = useState('');
  const id = useId();
  const sought = useDeferredValue(query.trim());
  const { data, previousData, loading } = usePeopleQuery({
    variables: { query: sought.slice(0, 100), first: SHOWN },
    skip: sought === '',
    fetchPolicy: 'cache-and-network',
  });
  const found = sought === '' ? [] : ((data ?? previousData)?.users.nodes ?? []);
  return (
    <div className={styles.search}>
      <TextField
        label={label}
        type="search"
        autoComplete="off"
        placeholder={t('people.search')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        aria-controls={id}
      />
      <ul id={id} className={styles.people}>
        {found.map((person) => (
          <li key={person.id}>
            <PersonLine person={person}>{children(person)}</PersonLine>
          </li>
        ))}
      </ul>
      <p role="status" className={found.length > 0 ? 'visually-hidden' : styles.none}>
        {sought !== '' && !loading && t('people.found', { count: found.length })}
      </p>
    </div>
  );
}
