import type { Language } from '../accounts/user.entity.js';
import type { TaskPriority, TaskStatus } from '../tasks/task.entity.js';

interface CsvWords {
  columns: string[];
  status: Record<TaskStatus, string>;
  priority: Record<TaskPriority, string>;
  yes: string;
  no: string;
  /** By what spreadsheets of the language part fields: where numbers have a comma, it is the semicolon. */
  delimiter: ',' | ';';
}

/** The words of the CSV file of a report. */
export const CSV_WORDS: Record<Language, CsvWords> = {
  en: {
    columns: ['Title', 'Status', 'Priority', 'Assignee', 'Creator', 'Created', 'Due', 'Finished', 'Overdue'],
    status: { TODO: 'To do', IN_PROGRESS: 'In progress', REVIEW: 'Review', DONE: 'Done' },
    priority: { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High' },
    yes: 'yes',
    no: 'no',
    delimiter: ',',
  },
  ru: {
    columns: ['Название', 'Статус', 'Приоритет', 'Исполнитель', 'Автор', 'Создана', 'Срок', 'Завершена', 'Просрочена'],
    status: { TODO: 'К выполнению', IN_PROGRESS: 'В работе', REVIEW: 'На проверке', DONE: 'Готово' },
    priority: { LOW: 'Низкий', MEDIUM: 'Средний', HIGH: 'Высокий' },
    yes: 'да',
    no: 'нет',
    delimiter: ';',
  },
};
