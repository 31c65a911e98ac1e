import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { projectRoot } from '../../../src/shared/project-root.js';

/** Gives a text of the app by its name, with its values put in. Throws where there is none of the name. */
export type Translate = (id: string, values?: Record<string, string | number>) => string;

/** What the app says by the names of its texts to a browser of this locale: Russian or English. */
export function speaker(locale: string): Translate {
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  const folder = path.join(projectRoot, 'web/src/i18n', language);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const texts = files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  const messages: Record<string, string> = Object.assign({}, ...texts);
  const i18n = setupI18n().setMessagesCompiler(compileMessage);
  i18n.loadAndActivate({ locale: language, messages });
  return (id, values) => {
    if (!(id in messages)) throw new Error(`The app has no text '${id}' in '${language}'.`);
    return i18n._(id, values);
  };
}
