import { type ReactNode, useState } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { DialogButtons } from '../../ui/dialog.js';
import { FormError, TextField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { toast } from '../../ui/toasts.js';
import { useAction } from '../../ui/use-action.js';
import styles from './members.module.css';

/** Deletes a room or project for everyone, once its name has been typed. texts: what is done, what that means, what to type. */
export function DeleteGroup({
  name,
  texts,
  onDelete,
}: {
  name: string;
  texts: { title: string; meaning: string; confirm: string };
  onDelete: () => Promise<void>;
}): ReactNode {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const isConfirmed = typed.trim() === name.trim();
  const action = useAction(async () => {
    if (!isConfirmed) return;
    await onDelete();
    toast(t('settings.deleted', { name }));
  });
  return (
    <section className={styles.danger}>
      <h2>{texts.title}</h2>
      <p className={styles.soft}>{texts.meaning}</p>
      <Form onSend={() => action.run()}>
        <TextField
          label={texts.confirm}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <FormError>{action.problem}</FormError>
        <DialogButtons>
          <Button type="submit" look="danger" disabled={!isConfirmed} busy={action.busy}>
            {texts.title}
          </Button>
        </DialogButtons>
      </Form>
    </section>
  );
}
