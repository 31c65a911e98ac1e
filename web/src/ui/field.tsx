import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './field.module.css';

interface Around {
  label: string;
  /** What is expected, said before anything went wrong. */
  hint?: ReactNode;
  /** What is wrong with it. */
  error?: string | undefined;
}

/** A line of text with its label, hint and error, tied together for screen readers. children: a button at its end. */
export function TextField({ label, hint, error, children, ...rest }: Around & ComponentProps<'input'>): ReactNode {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.line}>
        <input id={id} className={styles.input} aria-invalid={!!error} aria-describedby={described} {...rest} />
        {children}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

/** Several lines of text with their label. */
export function TextAreaField({ label, ...rest }: Pick<Around, 'label'> & ComponentProps<'textarea'>): ReactNode {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className={`${styles.input} ${styles.text}`} rows={3} dir="auto" {...rest} />
    </div>
  );
}

/** One of a few, with its label. children: the options. */
export function SelectField({ label, ...rest }: Pick<Around, 'label'> & ComponentProps<'select'>): ReactNode {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className={styles.input} {...rest} />
    </div>
  );
}

/** Something that is so or not, with a word on what it means. */
export function CheckField({
  label,
  hint,
  ...rest
}: Pick<Around, 'label' | 'hint'> & ComponentProps<'input'>): ReactNode {
  const id = useId();
  return (
    <div className={styles.check}>
      <input id={id} type="checkbox" aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What went wrong with a whole form; read out as soon as it appears. */
export function FormError({ children }: { children: ReactNode }): ReactNode {
  return (
    <div role="alert" className={children ? styles.formError : styles.noError}>
      {children}
    </div>
  );
}
