import { Folder, ListTodo, Plus, SquareCheckBig } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { SideHeader } from '../../app/side-header.js';
import { useDialog } from '../../app/use-dialog.js';
import type { ProjectListedFragment } from '../../generated/work-documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { IconButton } from '../../ui/button.js';
import { useIsNarrow } from '../../ui/use-is-narrow.js';
import sidebar from '../rooms/sidebar.module.css';
import { projectAddress } from './addresses.js';
import { useProjects } from './use-projects.js';
import styles from './work-sidebar.module.css';

/** The ways to tasks: one's own, all, and those of each project. isPage: nothing stands beside it. */
export default function WorkSidebar({ isPage = false }: { isPage?: boolean }): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const projects = useProjects();
  return (
    <div className={sidebar.sidebar} data-page={isPage || undefined}>
      <SideHeader />
      <nav className={sidebar.ways} aria-label={t('work.title')}>
        <ul className={styles.links}>
          <li>
            <Way href="/work/my" icon={<SquareCheckBig size={18} aria-hidden />} text={t('work.my')} />
          </li>
          <li>
            <Way href="/work/all" icon={<ListTodo size={18} aria-hidden />} text={t('work.all')} />
          </li>
        </ul>
        <header className={sidebar.section}>
          <h2>{t('work.projects')}</h2>
          <IconButton label={t('work.newProject')} onClick={() => open('new-project')}>
            <Plus size={18} aria-hidden />
          </IconButton>
        </header>
        {projects.length === 0 && <p className={sidebar.none}>{t('work.noProjects')}</p>}
        <ul className={`${sidebar.rooms} ${styles.links}`}>
          {projects.map((project) => (
            <li key={project.id}>
              <Way
                href={projectAddress(project.id)}
                icon={<Folder size={18} aria-hidden />}
                text={project.name}
                note={<Counts counts={project.taskCounts} />}
              />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function Way({ href, icon, text, note }: { href: string; icon: ReactNode; text: string; note?: ReactNode }): ReactNode {
  const [path] = useLocation();
  const isNarrow = useIsNarrow();
  // Beside the list the first of its pages is open without having been chosen.
  const isCurrent = path === href || (!isNarrow && path === '/work' && href === '/work/my');
  return (
    <Link href={href} className={styles.link} aria-current={isCurrent ? 'page' : undefined}>
      {icon}
      <bdi className={styles.text}>{text}</bdi>
      {note}
    </Link>
  );
}

/** How much of a project is open, and that some of it is late. */
function Counts({ counts: { total, done, overdue } }: { counts: ProjectListedFragment['taskCounts'] }): ReactNode {
  const { t } = useTexts();
  const open = total - done;
  if (open === 0) return null;
  return (
    <span className={styles.count} data-late={overdue > 0 || undefined}>
      <span aria-hidden>{open > 999 ? '999+' : open}</span>
      <span className="visually-hidden">
        {t('work.open', { count: open })}
        {overdue > 0 && `, ${t('work.overdueCount', { count: overdue })}`}
      </span>
    </span>
  );
}
