import { Compass, Keyboard, LogOut, Settings, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useDialog } from '../../app/use-dialog.js';
import { speak, useTexts } from '../../i18n/i18n.js';
import { MenuItem } from '../../ui/menu.js';
import { MenuChoices, MenuLine, PopupMenu, type PopupProps } from '../../ui/popup-menu.js';
import { theme, useTheme } from '../../ui/theme.js';
import { useSignOut } from '../accounts/use-sign-out.js';
import { useRooms } from './use-rooms.js';

/** What is about oneself: settings, the look of the app, the way out. */
export default function OwnMenu(props: PopupProps): ReactNode {
  const { t, language } = useTexts();
  const { viewer } = useRooms();
  const [, navigate] = useLocation();
  const { open } = useDialog();
  const signOut = useSignOut();
  return (
    <PopupMenu {...props} label={t('app.menu')}>
      <MenuItem onClick={() => navigate('/settings')}>
        <Settings size={18} aria-hidden /> {t('accounts.settings')}
      </MenuItem>
      {viewer?.role === 'ADMIN' && (
        <MenuItem onClick={() => navigate('/admin')}>
          <Users size={18} aria-hidden /> {t('app.people')}
        </MenuItem>
      )}
      <MenuItem onClick={() => open('browse')}>
        <Compass size={18} aria-hidden /> {t('rooms.browse')}
      </MenuItem>
      <MenuLine />
      <MenuChoices
        label={t('app.theme')}
        value={useTheme()}
        onChoose={theme.choose}
        options={[
          ['system', t('app.theme.system')],
          ['light', t('app.theme.light')],
          ['dark', t('app.theme.dark')],
        ]}
      />
      <MenuChoices
        label={t('app.language')}
        value={language}
        onChoose={(chosen) => void speak(chosen, { remember: true })}
        options={[
          ['en', 'English'],
          ['ru', 'Русский'],
        ]}
      />
      <MenuLine />
      <MenuItem onClick={() => open('shortcuts')}>
        <Keyboard size={18} aria-hidden /> {t('help.shortcuts')}
      </MenuItem>
      <MenuItem onClick={signOut}>
        <LogOut size={18} aria-hidden /> {t('accounts.signOut')}
      </MenuItem>
    </PopupMenu>
  );
}
