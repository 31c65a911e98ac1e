import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { TextField } from '../../ui/field.js';

/** What a room or project is called; in a form its `name`. */
export function NameField({ name, isWrong }: { name: string | undefined; isWrong: boolean }): ReactNode {
  const { t } = useTexts();
  return (
    <TextField
      label={t('rooms.name')}
      name="name"
      required
      maxLength={200}
      autoComplete="off"
      defaultValue={name}
      error={isWrong ? t('rooms.nameWrong') : undefined}
    />
  );
}
