import type { ReactNode } from 'react';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { useAction } from '../../ui/use-action.js';
import { PeopleSearch } from '../people/people-search.js';
import { type GroupMember, type ManageMembers, Member } from './member.js';
import styles from './members.module.css';

/**
 * The dialog of who is in a room or project. members: what is known of them; onMore fetches further ones. manage: null where
 * the viewer may not. children: what else who manages them can do.
 */
export function Members({
  count,
  members,
  error,
  manage,
  onMore,
  onClose,
  children,
}: {
  count: number;
  members: { nodes: readonly GroupMember[]; pageInfo: { hasNextPage: boolean } } | undefined;
  error: unknown;
  manage: ManageMembers | null;
  onMore: () => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const adding = useAction(async (userId: string) => void (await manage!.add(userId)));
  const isIn = (id: string) => members?.nodes.some(({ user }) => user.id === id) ?? false;
  return (
    <Dialog title={t('rooms.members', { count })} onClose={onClose}>
      {manage && (
        <>
          <PeopleSearch label={t('members.add')}>
            {(person) =>
              isIn(person.id) ? (
                <span className={styles.soft}>{manage.texts.isIn}</span>
              ) : (
                <Button
                  look="primary"
                  disabled={adding.busy}
                  aria-label={t('people.addNamed', { name: person.displayName })}
                  onClick={() => adding.run(person.id)}
                >
                  {t('people.add')}
                </Button>
              )
            }
          </PeopleSearch>
          {children}
        </>
      )}
      <FormError>{adding.problem ?? (error ? errorText(t, error) : null)}</FormError>
      <ul className={styles.list}>
        {members?.nodes.map((member) => (
          <li key={member.user.id}>
            <Member member={member} manage={manage} />
          </li>
        ))}
      </ul>
      {members?.pageInfo.hasNextPage && <More onMore={onMore} />}
    </Dialog>
  );
}
