import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { failureOf } from '../../api/errors.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { FormError } from '../../ui/field.js';
import styles from './account-form.module.css';
import { useSecondsLeft } from './use-seconds-left.js';
import type { Submission } from './use-submission.js';

/**
 * The fields of an account and the button that sends them. action: the words on it. explain: what an error means on this
 * page, by its code; null leaves it to the words that hold everywhere. note: what is said beside the button, as that it was saved.
 * onCancel: where one need not go on, as in a dialog.
 */
export function AccountForm({
  submission,
  action,
  look = 'primary',
  explain,
  note,
  onCancel,
  onInput,
  children,
}: {
  submission: Submission;
  action: string;
  look?: 'primary' | 'danger';
  explain?: (code: string) => string | null;
  note?: ReactNode;
  onCancel?: () => void;
  onInput?: () => void;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const { problems, error, isBusy, isDone } = submission;
  const wait = useSecondsLeft(error);
  useEffect(() => {
    // The first field to mend; where none is to blame, the button that was pressed and could not keep the focus.
    const wrong = form.current!.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (Object.keys(problems).length > 0) wrong?.focus();
    else if (error && document.activeElement === document.body)
      form.current!.querySelector<HTMLElement>('[type="submit"]')?.focus();
  }, [problems, error]);
  useEffect(() => {
    // What was saved is what is shown from now on; passwords are gone.
    if (isDone)
      for (const field of form.current!.querySelectorAll<HTMLInputElement>('[autocomplete$="password"]'))
        field.value = '';
  }, [isDone]);
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (wait === 0) void submission.send(fieldsOf(event.currentTarget));
  }
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={send} onInput={onInput}>
      {children}
      <Refusal error={error} wait={wait} explain={explain} />
      <div className={onCancel ? `${styles.end} ${styles.inDialog}` : styles.end}>
        {onCancel && <Button onClick={onCancel}>{t('app.cancel')}</Button>}
        <Button type="submit" look={look} busy={isBusy} disabled={wait > 0}>
          {action}
        </Button>
        <div role="status" className={styles.note}>
          {note}
        </div>
      </div>
    </form>
  );
}

function Refusal({
  error,
  wait,
  explain,
}: {
  error: unknown;
  wait: number;
  explain: ((code: string) => string | null) | undefined;
}): ReactNode {
  const { t } = useTexts();
  const { code } = failureOf(error);
  const isOver = code === 'RATE_LIMITED' && wait === 0;
  if (!error || isOver) return <FormError>{null}</FormError>;
  const text = explain?.(code) ?? errorText(t, error);
  if (code !== 'RATE_LIMITED') return <FormError>{text}</FormError>;
  // Read out once, not with every second.
  return (
    <FormError>
      <span className="visually-hidden">{text}</span>
      <span aria-hidden>{t('error.RATE_LIMITED', { seconds: wait })}</span>
    </FormError>
  );
}

/** Passwords are taken as they are; around everything else keyboards of phones leave spaces. */
function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].map(([name, value]) => [
    name,
    /password/i.test(name) ? String(value) : String(value).trim(),
  ]);
  return Object.fromEntries(entries);
}
