import accounts from './accounts.json';
import dialogs from './dialogs.json';
import help from './help.json';
import notifications from './notifications.json';
import work from './work.json';

/** The texts of what is fetched when it is wanted. */
export const texts = { ...accounts, ...dialogs, ...help, ...notifications, ...work };
