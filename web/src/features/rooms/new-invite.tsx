import { type ReactNode, useState } from 'react';
import { useCreateRoomInviteMutation } from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { DialogButtons } from '../../ui/dialog.js';
import { FormError, SelectField, TextField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { useAction } from '../../ui/use-action.js';
import { InviteLink } from './invite-link.js';
import styles from './room-dialogs.module.css';

/** How long a link may be good, days. */
const DAYS = [1, 7, 30, 89];
const DAY = 86_400_000;

/** Makes a link into a room and shows it, this once. */
export function NewInvite({ roomId, onCreated }: { roomId: string; onCreated: () => unknown }): ReactNode {
  const { t } = useTexts();
  const [code, setCode] = useState<string | null>(null);
  const [createInvite] = useCreateRoomInviteMutation();
  const action = useAction(
    async (form: FormData) => {
      const expiresAt = new Date(Date.now() + Number(form.get('days')) * DAY).toISOString();
      const maxUses = Number(form.get('uses')) || null;
      const { data } = await createInvite({ variables: { input: { roomId, expiresAt, maxUses } } });
      setCode(data!.createRoomInvite.code);
      onCreated();
    },
    ['maxUses'],
  );
  if (code) return <InviteLink code={code} />;
  return (
    <Form onSend={action.run}>
      <div className={styles.pair}>
        <SelectField label={t('invites.expires')} name="days" defaultValue={7}>
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('invites.days', { count })}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('invites.uses')}
          name="uses"
          type="number"
          min={1}
          max={100_000}
          hint={t('invites.usesHint')}
          error={action.isWrong('maxUses') ? t('invites.usesWrong') : undefined}
        />
      </div>
      <FormError>{action.problem}</FormError>
      <DialogButtons>
        <Button type="submit" look="primary" busy={action.busy}>
          {t('invites.create')}
        </Button>
      </DialogButtons>
    </Form>
  );
}
