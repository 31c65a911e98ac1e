import { type ReactNode, useState } from 'react';
import type { PersonFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { DialogForm } from '../../ui/dialog-form.js';
import { useAction } from '../../ui/use-action.js';
import { useViewer } from '../accounts/use-viewer.js';
import { PeoplePicker } from '../people/people-picker.js';

/** What a new room or project has whichever it is. */
export interface NewGroupInput {
  memberIds: string[];
  /** A try whose answer was lost makes no second one; what was changed since is another one. */
  idempotencyKey: string;
}

/** The dialog that makes a room or project. names: of its fields, which show their own errors. fields: given whether one is wrong. */
export function NewGroup({
  title,
  send,
  names,
  fields,
  onCreate,
  onClose,
}: {
  title: string;
  send: string;
  names: readonly string[];
  fields: (isWrong: (field: string) => boolean) => ReactNode;
  onCreate: (form: FormData, input: NewGroupInput) => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { t } = useTexts();
  const viewer = useViewer();
  const [members, setMembers] = useState<readonly PersonFragment[]>([]);
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const renewKey = () => setKey(crypto.randomUUID());
  const action = useAction(
    (form: FormData) => onCreate(form, { memberIds: members.map(({ id }) => id), idempotencyKey }),
    names,
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm action={action} send={send} onClose={onClose} onChange={renewKey}>
        {fields(action.isWrong)}
        <PeoplePicker
          label={t('rooms.firstMembers')}
          except={viewer?.id}
          chosen={members}
          onChange={(chosen) => {
            setMembers(chosen);
            renewKey();
          }}
        />
      </DialogForm>
    </Dialog>
  );
}
