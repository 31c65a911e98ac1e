import { useState } from 'react';
import { type Failure, failureOf } from '../api/errors.js';
import { errorText } from '../i18n/error-text.js';
import { useTexts } from '../i18n/i18n.js';

/** Something that the server is asked to do, and how it went. */
export interface Action<Input extends unknown[]> {
  run: (...input: Input) => Promise<void>;
  busy: boolean;
  /** Why the last try failed, in the person's language; null while nothing did, or where a field is to blame. */
  problem: string | null;
  /** Whether the server refused what is in a field. */
  isWrong: (field: string) => boolean;
}

/** Wraps what is done when a form is sent or a button pressed. fields: those of the form, which show their own errors. */
export function useAction<Input extends unknown[]>(
  work: (...input: Input) => Promise<void>,
  fields: readonly string[] = [],
): Action<Input> {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ error: unknown; failure: Failure } | null>(null);
  const isWrong = (field: string) => field in (failed?.failure.fields ?? {});
  return {
    async run(...input) {
      setBusy(true);
      setFailed(null);
      try {
        await work(...input);
      } catch (error) {
        setFailed({ error, failure: failureOf(error) });
      } finally {
        setBusy(false);
      }
    },
    busy,
    problem: failed && !fields.some(isWrong) ? errorText(t, failed.error) : null,
    isWrong,
  };
}
