import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { IconButton } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import type { Problems } from './account-rules.js';

type Props = Omit<ComponentProps<typeof TextField>, 'error'> & { name: string; problems: Problems };

/** A field of an account, with what is wrong with it in words. */
export function AccountField({ problems, name, ...rest }: Props): ReactNode {
  const { t } = useTexts();
  const problem = problems[name];
  return <TextField name={name} error={problem && t(`accounts.problem.${problem}`)} {...rest} />;
}

/** A username as it is typed: nothing corrects it or makes its first letter big. */
export function UsernameField(props: Omit<Props, 'label' | 'name'>): ReactNode {
  const { t } = useTexts();
  return (
    <AccountField
      label={t('accounts.username')}
      hint={t('accounts.username.hint')}
      name="username"
      autoComplete="username"
      {...asTyped}
      {...props}
    />
  );
}

/** An e-mail address that may be left out. */
export function EmailField(props: Omit<Props, 'label' | 'name'>): ReactNode {
  const { t } = useTexts();
  return (
    <AccountField
      label={t('accounts.email')}
      hint={t('accounts.email.hint')}
      name="email"
      type="email"
      autoComplete="email"
      {...asTyped}
      {...props}
    />
  );
}

/** A password, which can be shown. autoComplete: `new-password` or `current-password`. */
export function PasswordField(props: Props & { autoComplete: 'new-password' | 'current-password' }): ReactNode {
  const { t } = useTexts();
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <AccountField {...props} {...asTyped} type={isShown ? 'text' : 'password'}>
      <IconButton
        label={t(isShown ? 'accounts.hidePassword' : 'accounts.showPassword')}
        onClick={() => setShown(!isShown)}
      >
        <Icon size={18} aria-hidden />
      </IconButton>
    </AccountField>
  );
}

/** Who somebody will be: what an account is made of. */
export function NewAccountFields({ problems }: { problems: Problems }): ReactNode {
  const { t } = useTexts();
  return (
    <>
      <UsernameField problems={problems} />
      <EmailField problems={problems} />
      <PasswordField
        label={t('accounts.password')}
        hint={t('accounts.newPassword.hint')}
        name="password"
        autoComplete="new-password"
        problems={problems}
      />
    </>
  );
}

/** For what is no prose. */
export const asTyped = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;
