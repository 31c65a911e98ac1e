import { UserPlus } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useDialog } from '../../app/use-dialog.js';
import { usePeopleQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { FormError, TextField } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Spinner } from '../../ui/spinner.js';
import { AdminPage } from './admin-page.js';
import styles from './people-page.module.css';
import { PersonRow } from './person-row.js';

const PAGE = 50;

/** Everyone who has an account, for admins: found by name, and from here changed. */
export default function PeoplePage(): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const [query, setQuery] = useState('');
  const sought = useDeferredValue(query.trim().slice(0, 100));
  const { data, previousData, error, loading, fetchMore, refetch } = usePeopleQuery({
    variables: { query: sought || null, first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const people = (data ?? previousData)?.users;
  return (
    <AdminPage
      title={t('app.people')}
      action={
        <Button look="primary" onClick={() => open('new-user')}>
          <UserPlus size={18} aria-hidden /> {t('admin.add')}
        </Button>
      }
    >
      <TextField
        label={t('admin.search')}
        type="search"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {error && !people && (
        <>
          <FormError>{errorText(t, error)}</FormError>
          <Button onClick={() => void refetch()}>{t('app.retry')}</Button>
        </>
      )}
      {!people && loading && <Spinner />}
      <ul className={styles.people} aria-label={t('app.people')}>
        {people?.nodes.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </ul>
      <p role="status" className={styles.none}>
        {people?.nodes.length === 0 && !loading && t('admin.noneFound')}
      </p>
      {data?.users.pageInfo.hasNextPage && (
        <More onMore={() => fetchMore({ variables: { after: data.users.pageInfo.endCursor } })} />
      )}
    </AdminPage>
  );
}
