import { Hash, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useDialog } from '../../app/use-dialog.js';
import { useStoragePerRoomQuery, useStoragePerUserQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { FormError } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { sizeText } from '../files/size-text.js';
import styles from './storage-page.module.css';

const PAGE = 50;

/** Everyone who uploaded something; a press opens the account. */
export function StoragePerUser(): ReactNode {
  const { open } = useDialog();
  const { data, error, fetchMore } = useStoragePerUserQuery({
    variables: { first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const shares = data?.storageUse.perUser;
  return (
    <Shares
      error={error}
      most={shares?.nodes[0]?.bytes ?? 0}
      lines={shares?.nodes.map(({ user, ...share }) => ({
        ...share,
        key: user.id,
        icon: <Avatar person={user} size="s" />,
        name: (
          <button type="button" aria-haspopup="dialog" onClick={() => open('account', user.id)}>
            <bdi>{user.displayName}</bdi>
          </button>
        ),
      }))}
      onMore={shares?.pageInfo.hasNextPage && (() => fetchMore({ variables: { after: shares.pageInfo.endCursor } }))}
    />
  );
}

/** Every room with files; those that the admin does not see are one line. */
export function StoragePerRoom(): ReactNode {
  const { t } = useTexts();
  const { data, error, fetchMore } = useStoragePerRoomQuery({
    variables: { first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const shares = data?.storageUse.perRoom;
  return (
    <Shares
      error={error}
      most={shares?.nodes[0]?.bytes ?? 0}
      lines={shares?.nodes.map(({ room, ...share }) => ({
        ...share,
        key: room?.id ?? '',
        icon: !room || room.isPrivate ? <Lock size={18} aria-hidden /> : <Hash size={18} aria-hidden />,
        name: room ? (
          <Link href={`/rooms/${room.id}`}>
            <bdi>{room.name}</bdi>
          </Link>
        ) : (
          t('admin.storage.hidden')
        ),
      }))}
      onMore={shares?.pageInfo.hasNextPage && (() => fetchMore({ variables: { after: shares.pageInfo.endCursor } }))}
    />
  );
}

interface Line {
  key: string;
  icon: ReactNode;
  name: ReactNode;
  bytes: number;
  files: number;
}

/** most: bytes of the longest bar. */
function Shares({
  lines,
  most,
  error,
  onMore,
}: {
  lines: readonly Line[] | undefined;
  most: number;
  error: unknown;
  onMore: (() => Promise<unknown>) | false | undefined;
}): ReactNode {
  const { t, language } = useTexts();
  return (
    <>
      <FormError>{error && !lines ? errorText(t, error) : null}</FormError>
      {lines?.length === 0 && <p className={styles.soft}>{t('admin.storage.none')}</p>}
      <ul className={styles.shares}>
        {lines?.map(({ key, icon, name, bytes, files }) => (
          <li key={key}>
            <span className={styles.icon}>{icon}</span>
            <span className={styles.name}>{name}</span>
            <span className={styles.number}>
              {sizeText(bytes, language)}
              <span className={styles.soft}> · {t('admin.storage.files', { count: files })}</span>
            </span>
            <svg className={styles.track} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * bytes) / Math.max(1, most)} height="1" />
            </svg>
          </li>
        ))}
      </ul>
      {onMore && <More onMore={onMore} />}
    </>
  );
}
