import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { DialogProps } from '../../../app/dialogs.js';
import type { PersonFragment } from '../../../generated/documents.js';
import { useCreateProjectMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogButtons } from '../../../ui/dialog.js';
import { FormError } from '../../../ui/field.js';
import { Form } from '../../../ui/form.js';
import { PeoplePicker } from '../../people/people-picker.js';
import { useAction } from '../../rooms/use-action.js';
import { useRooms } from '../../rooms/use-rooms.js';
import { projectAddress } from '../addresses.js';
import { listProject } from '../cached-tasks.js';
import { ProjectFields, readProject } from './project-fields.js';

/** Makes a project and goes there. */
export default function NewProjectDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const { viewer } = useRooms();
  const [members, setMembers] = useState<readonly PersonFragment[]>([]);
  const [createProject, { client }] = useCreateProjectMutation();
  // A try whose answer was lost makes no second project; what was changed since is another one.
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const renewKey = () => setKey(crypto.randomUUID());
  const action = useAction(
    async (form: FormData) => {
      const input = { ...readProject(form), memberIds: members.map(({ id }) => id), idempotencyKey };
      const { data } = await createProject({ variables: { input } });
      const { project } = data!.createProject;
      listProject(client.cache, project);
      navigate(projectAddress(project.id));
    },
    ['name', 'description'],
  );
  return (
    <Dialog title={t('work.newProject')} onClose={onClose}>
      <Form onSend={action.run} onChange={renewKey}>
        <ProjectFields isWrong={action.isWrong} />
        <PeoplePicker
          label={t('rooms.firstMembers')}
          except={viewer?.id}
          chosen={members}
          onChange={(chosen) => {
            setMembers(chosen);
            renewKey();
          }}
        />
        <FormError>{action.problem}</FormError>
        <DialogButtons>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" look="primary" busy={action.busy}>
            {t('work.createProject')}
          </Button>
        </DialogButtons>
      </Form>
    </Dialog>
  );
}
