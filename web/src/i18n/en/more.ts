import accounts from './accounts.json';
import help from './help.json';
import work from './work.json';

/** The texts of what is fetched when it is wanted. */
export const texts = { ...accounts, ...help, ...work };
