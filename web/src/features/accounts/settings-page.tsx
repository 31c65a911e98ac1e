import { ArrowLeft, Bell, KeyRound, LogOut, MonitorSmartphone, Palette, User } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { NotFound } from '../../app/not-found.js';
import { useTitle } from '../../app/use-title.js';
import { useTexts } from '../../i18n/i18n.js';
import { useIsNarrow } from '../../ui/use-is-narrow.js';
import { NotificationsSection } from '../notifications/notifications-section.js';
import { AppearanceSection } from './appearance-section.js';
import { PasswordSection } from './password-section.js';
import { ProfileSection } from './profile-section.js';
import { SessionsSection } from './sessions-section.js';
import styles from './settings.module.css';
import { useSignOut } from './use-sign-out.js';

const SECTIONS = {
  profile: { Icon: User, Section: ProfileSection },
  notifications: { Icon: Bell, Section: NotificationsSection },
  appearance: { Icon: Palette, Section: AppearanceSection },
  password: { Icon: KeyRound, Section: PasswordSection },
  sessions: { Icon: MonitorSmartphone, Section: SessionsSection },
};
type SectionName = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as SectionName[];

/** What one sets for oneself, a section at a time. On a phone the list of the sections is a page of its own. */
export default function SettingsPage(): ReactNode {
  const { t } = useTexts();
  const isNarrow = useIsNarrow();
  const wanted = useParams<{ section?: string }>().section;
  const name = (wanted ?? 'profile') as SectionName;
  const isKnown = NAMES.includes(name);
  const title = isKnown && (wanted || !isNarrow) ? t(`accounts.settings.${name}`) : t('accounts.settings');
  useTitle(title);
  if (!isKnown) return <NotFound />;
  const { Section } = SECTIONS[name];
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        {isNarrow && (
          <Link href={wanted ? '/settings' : '/'} className={styles.back} aria-label={t('app.back')}>
            <ArrowLeft size={22} aria-hidden />
          </Link>
        )}
        <h1>{isNarrow ? title : t('accounts.settings')}</h1>
      </header>
      <div className={styles.columns}>
        {(!isNarrow || !wanted) && <Sections current={isNarrow ? null : name} />}
        {(!isNarrow || wanted) && (
          <section className={styles.section} aria-label={title}>
            {!isNarrow && <h2>{title}</h2>}
            <Section key={name} />
          </section>
        )}
      </div>
    </div>
  );
}

function Sections({ current }: { current: SectionName | null }): ReactNode {
  const { t } = useTexts();
  const signOut = useSignOut();
  return (
    <nav className={styles.sections} aria-label={t('accounts.settings')}>
      <ul>
        {NAMES.map((name) => {
          const { Icon } = SECTIONS[name];
          return (
            <li key={name}>
              <Link href={`/settings/${name}`} aria-current={name === current ? 'page' : undefined}>
                <Icon size={18} aria-hidden /> {t(`accounts.settings.${name}`)}
              </Link>
            </li>
          );
        })}
      </ul>
      <button type="button" onClick={signOut}>
        <LogOut size={18} aria-hidden /> {t('accounts.signOut')}
      </button>
    </nav>
  );
}
