import type { ComponentProps, ReactNode } from 'react';
import styles from './field.module.css';

/** A form that keeps what was filled in when it is sent, so that it can be sent again. onSend: given its fields. */
export function Form({
  onSend,
  ...rest
}: Omit<ComponentProps<'form'>, 'onSubmit'> & { onSend: (form: FormData) => void }): ReactNode {
  return (
    <form
      {...rest}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(new FormData(event.currentTarget));
      }}
    />
  );
}
