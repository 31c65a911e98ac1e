import accounts from './accounts.json';
import files from './files.json';
import messages from './messages.json';
import rooms from './rooms.json';
import shell from './shell.json';
import work from './work.json';

/** Every text of the app in this language, in ICU MessageFormat; one file for each part of the app. */
export const texts = { ...shell, ...accounts, ...files, ...rooms, ...messages, ...work };
