import type { ReactNode } from 'react';
import type { SelfFragment } from '../../generated/documents.js';
import { useUpdateProfileMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { OwnPicture } from '../files/avatar/own-picture.js';
import { AccountField, EmailField, UsernameField } from './account-field.js';
import { AccountForm } from './account-form.js';
import { Done } from './done.js';
import { EmailState } from './email-state.js';
import styles from './settings.module.css';
import { useSubmission } from './use-submission.js';
import { useViewer } from './use-viewer.js';

/** How one is called. */
export function ProfileSection(): ReactNode {
  const viewer = useViewer();
  return viewer && <Profile viewer={viewer} />;
}

function Profile({ viewer }: { viewer: SelfFragment }): ReactNode {
  const { t } = useTexts();
  const [updateProfile] = useUpdateProfileMutation();
  const submission = useSubmission(async ({ displayName, username, email }) => {
    const input = { displayName: displayName || null, username: username!, email: email || null };
    await updateProfile({ variables: { input } });
  });
  const { problems, isDone } = submission;
  return (
    <>
      <div className={styles.identity}>
        <Avatar person={viewer} size="l" />
        <div className={styles.names}>
          <p>
            <bdi>{viewer.displayName}</bdi>
          </p>
          <p>
            <bdi>@{viewer.username}</bdi>
          </p>
          <OwnPicture viewer={viewer} />
        </div>
      </div>
      <AccountForm submission={submission} action={t('app.save')} note={isDone && <Done text={t('accounts.saved')} />}>
        <AccountField
          label={t('accounts.displayName')}
          hint={t('accounts.displayName.hint')}
          name="displayName"
          autoComplete="name"
          defaultValue={viewer.displayName}
          problems={problems}
        />
        <UsernameField defaultValue={viewer.username} problems={problems} />
        <EmailField defaultValue={viewer.email ?? ''} problems={problems} />
      </AccountForm>
      {viewer.email && <EmailState key={viewer.email} />}
    </>
  );
}
