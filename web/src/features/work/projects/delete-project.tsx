import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useDeleteProjectMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { DialogButtons } from '../../../ui/dialog.js';
import { FormError, TextField } from '../../../ui/field.js';
import { Form } from '../../../ui/form.js';
import { toast } from '../../../ui/toasts.js';
import styles from '../../rooms/room-dialogs.module.css';
import { useAction } from '../../rooms/use-action.js';
import { forgetProject } from '../cached-tasks.js';

/** Deletes a project with its tasks for everyone, once its name has been typed. */
export function DeleteProject({ project: { id, name } }: { project: { id: string; name: string } }): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [deleteProject, { client }] = useDeleteProjectMutation();
  const isConfirmed = typed.trim() === name.trim();
  const action = useAction(async () => {
    if (!isConfirmed) return;
    await deleteProject({ variables: { input: { id } } });
    navigate('/work');
    forgetProject(client.cache, id);
    toast(t('settings.deleted', { name }));
  });
  return (
    <section className={styles.danger}>
      <h2>{t('work.deleteProject')}</h2>
      <p className={styles.soft}>{t('work.deleteProjectText')}</p>
      <Form onSend={() => action.run()}>
        <TextField
          label={t('work.deleteProjectConfirm', { name })}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <FormError>{action.problem}</FormError>
        <DialogButtons>
          <Button type="submit" look="danger" disabled={!isConfirmed} busy={action.busy}>
            {t('work.deleteProject')}
          </Button>
        </DialogButtons>
      </Form>
    </section>
  );
}
