import type { ComponentProps, ReactNode } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { Button } from './button.js';
import { DialogButtons } from './dialog.js';
import { FormError } from './field.js';
import { Form } from './form.js';
import type { Action } from './use-action.js';

/** The form that a dialog is about. It ends with what went wrong, and with what gives it up and what sends it; the latter is called `send`. */
export function DialogForm({
  action,
  send,
  onClose,
  onChange,
  children,
}: {
  action: Action<[form: FormData]>;
  send: string;
  onClose: () => void;
  onChange?: ComponentProps<'form'>['onChange'];
  children: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  return (
    <Form onSend={action.run} onChange={onChange}>
      {children}
      <FormError>{action.problem}</FormError>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" busy={action.busy}>
          {send}
        </Button>
      </DialogButtons>
    </Form>
  );
}
