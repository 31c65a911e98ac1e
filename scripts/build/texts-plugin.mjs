import { compileMessage } from '@lingui/message-utils/compileMessage';

/** Compiles the app's texts (ICU MessageFormat) while it is built, so that no browser needs the compiler. */
export const textsPlugin = {
  name: 'texts',
  transform: {
    order: 'pre',
    filter: { id: /\/i18n\/\w+\/\w+\.json$/ },
    handler(json) {
      const texts = Object.entries(JSON.parse(json)).map(([id, text]) => [id, compileMessage(text)]);
      return JSON.stringify(Object.fromEntries(texts));
    },
  },
};
