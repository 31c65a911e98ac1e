import {
  Compass,
  DatabaseBackup,
  FolderPlus,
  HardDrive,
  Keyboard,
  Languages,
  ListChecks,
  ListTodo,
  LogOut,
  MailPlus,
  Moon,
  Plus,
  Settings,
  SquareCheckBig,
  SquarePlus,
  Sun,
  SunMoon,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useDialog } from '../../app/use-dialog.js';
import { speak, useTexts } from '../../i18n/i18n.js';
import { theme, useTheme } from '../../ui/theme.js';
import { useSignOut } from '../accounts/use-sign-out.js';
import { useRooms } from '../rooms/use-rooms.js';

/** One thing that the palette offers. */
export interface Choice {
  id: string;
  text: string;
  icon: ReactNode;
  note?: ReactNode;
  choose: () => void;
}

/** What can be done from anywhere. */
export function useCommands(): Choice[] {
  const { t, language } = useTexts();
  const { open } = useDialog();
  const [, navigate] = useLocation();
  const { viewer } = useRooms();
  const current = useTheme();
  const signOut = useSignOut();
  const isRussian = language === 'ru';
  const themes = [
    ['system', SunMoon],
    ['light', Sun],
    ['dark', Moon],
  ] as const;
  return [
    { id: 'new-room', text: t('rooms.new'), icon: <Plus size={18} aria-hidden />, choose: () => open('new-room') },
    {
      id: 'new-task',
      text: t('work.newTask'),
      icon: <SquarePlus size={18} aria-hidden />,
      choose: () => open('new-task'),
    },
    {
      id: 'my-tasks',
      text: t('work.my'),
      icon: <SquareCheckBig size={18} aria-hidden />,
      choose: () => navigate('/work/my'),
    },
    {
      id: 'all-tasks',
      text: t('work.all'),
      icon: <ListTodo size={18} aria-hidden />,
      choose: () => navigate('/work/all'),
    },
    {
      id: 'new-project',
      text: t('work.newProject'),
      icon: <FolderPlus size={18} aria-hidden />,
      choose: () => open('new-project'),
    },
    { id: 'browse', text: t('rooms.browse'), icon: <Compass size={18} aria-hidden />, choose: () => open('browse') },
    {
      id: 'settings',
      text: t('accounts.settings'),
      icon: <Settings size={18} aria-hidden />,
      choose: () => navigate('/settings'),
    },
    ...(viewer?.role === 'ADMIN'
      ? [
          {
            id: 'people',
            text: t('app.people'),
            icon: <Users size={18} aria-hidden />,
            choose: () => navigate('/admin'),
          },
          {
            id: 'invitations',
            text: t('admin.invitations'),
            icon: <MailPlus size={18} aria-hidden />,
            choose: () => navigate('/admin/invitations'),
          },
          {
            id: 'storage',
            text: t('admin.storage'),
            icon: <HardDrive size={18} aria-hidden />,
            choose: () => navigate('/admin/storage'),
          },
          {
            id: 'backups',
            text: t('admin.backups'),
            icon: <DatabaseBackup size={18} aria-hidden />,
            choose: () => navigate('/admin/backups'),
          },
          {
            id: 'jobs',
            text: t('admin.jobs'),
            icon: <ListChecks size={18} aria-hidden />,
            choose: () => navigate('/admin/jobs'),
          },
        ]
      : []),
    ...themes
      .filter(([name]) => name !== current)
      .map(([name, Icon]) => ({
        id: `theme-${name}`,
        text: `${t('app.theme')}: ${t(`app.theme.${name}`)}`,
        icon: <Icon size={18} aria-hidden />,
        choose: () => theme.choose(name),
      })),
    {
      id: 'language',
      text: isRussian ? 'Язык: English' : 'Language: Русский',
      icon: <Languages size={18} aria-hidden />,
      choose: () => void speak(isRussian ? 'en' : 'ru', { remember: true }),
    },
    {
      id: 'shortcuts',
      text: t('help.shortcuts'),
      icon: <Keyboard size={18} aria-hidden />,
      note: '?',
      choose: () => open('shortcuts'),
    },
    { id: 'sign-out', text: t('accounts.signOut'), icon: <LogOut size={18} aria-hidden />, choose: signOut },
  ];
}
