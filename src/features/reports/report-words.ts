import type { Language } from '../accounts/user.entity.js';

interface ReportWords {
  subject: (project: string, days: string) => string;
  created: string;
  finished: string;
  open: string;
  overdue: string;
  median: string;
  finishedTasks: string;
  overdueTasks: string;
  due: (date: string) => string;
  action: string;
  reason: (project: string) => string;
}

/** The words of the mail with a report. */
export const REPORT_WORDS: Record<Language, ReportWords> = {
  en: {
    subject: (project, days) => `${project}: report for ${days}`,
    created: 'Created',
    finished: 'Finished',
    open: 'Open now',
    overdue: 'Overdue now',
    median: 'From made to done, typically',
    finishedTasks: 'Finished:',
    overdueTasks: 'Overdue:',
    due: (date) => `due ${date}`,
    action: 'Open the report',
    reason: (project) => `Every Monday, because you own the project “${project}”.`,
  },
  ru: {
    subject: (project, days) => `${project}: отчёт за ${days}`,
    created: 'Создано',
    finished: 'Завершено',
    open: 'Открыто сейчас',
    overdue: 'Просрочено сейчас',
    median: 'Обычно до готовности',
    finishedTasks: 'Завершённые:',
    overdueTasks: 'Просроченные:',
    due: (date) => `срок: ${date}`,
    action: 'Открыть отчёт',
    reason: (project) => `Каждый понедельник, потому что вы владеете проектом «${project}».`,
  },
};
