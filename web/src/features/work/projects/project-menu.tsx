import { DoorOpen, Ellipsis, Settings, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDialog } from '../../../app/use-dialog.js';
import type { ProjectListedFragment } from '../../../generated/work-documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import { Menu, MenuItem } from '../../../ui/menu.js';

/** What can be done with a project. */
export function ProjectMenu({ project: { id } }: { project: ProjectListedFragment }): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  return (
    <Menu
      button={
        <IconButton label={t('work.projectMenu')}>
          <Ellipsis size={20} aria-hidden />
        </IconButton>
      }
    >
      <MenuItem onClick={() => open('project-members', id)}>
        <Users size={16} aria-hidden /> {t('rooms.membersTitle')}
      </MenuItem>
      <MenuItem onClick={() => open('project-settings', id)}>
        <Settings size={16} aria-hidden /> {t('work.projectSettings')}
      </MenuItem>
      <MenuItem danger onClick={() => open('leave-project', id)}>
        <DoorOpen size={16} aria-hidden /> {t('work.leave')}
      </MenuItem>
    </Menu>
  );
}
