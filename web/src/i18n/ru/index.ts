import files from './files.json';
import messages from './messages.json';
import rooms from './rooms.json';
import shell from './shell.json';

/** The texts of what is shown first in this language, in ICU MessageFormat; one file for each part of the app. */
export const texts = { ...shell, ...files, ...rooms, ...messages };
