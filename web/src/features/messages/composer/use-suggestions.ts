import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import type { Incomplete } from './completion.js';
import { findPeople } from './find-people.js';

/** One way to complete what is being typed. */
export interface Suggestion {
  id: string;
  /** What takes its place. */
  text: string;
  /** What it is called: a person's name, an emoji's. */
  label: string;
  /** Shown before it, for people their picture. */
  person?: { id: string; displayName: string };
}

/** As many as a phone shows at once. */
const MOST = 6;
const NONE: readonly Suggestion[] = [];

/** Ways to complete what is being typed in a room, the best first. */
export function useSuggestions(roomId: string, incomplete: Incomplete | null): readonly Suggestion[] {
  const client = useApolloClient();
  const { t, language } = useTexts();
  const [found, setFound] = useState(NONE);
  const kind = incomplete?.kind;
  const query = incomplete?.query;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` is another function each time, and changes with the language
  useEffect(() => {
    if (kind === undefined || query === undefined) return setFound(NONE);
    let isStale = false;
    const show = (suggestions: readonly Suggestion[]) => isStale || setFound(suggestions.slice(0, MOST));
    const fail = () => show(NONE);
    if (kind === 'person') {
      const everyone = [
        { id: 'room', text: '@room ', label: t('messages.mentionRoom') },
        { id: 'here', text: '@here ', label: t('messages.mentionHere') },
      ].filter(({ id }) => query !== '' && id.startsWith(query.toLowerCase()));
      findPeople(client, roomId, query).then((people) => {
        const named = people.map((person) => ({
          id: person.id,
          text: `@${person.username} `,
          label: person.displayName,
          person,
        }));
        show([...everyone, ...named]);
      }, fail);
    } else {
      import('../emoji/emoji-data.js')
        .then(({ loadEmoji }) => loadEmoji(language))
        .then((emoji) => {
          const byCode = emoji.findByCode(query);
          show(byCode.map(({ char, code }) => ({ id: char, text: `${char} `, label: `${char} :${code}:` })));
        }, fail);
    }
    return () => {
      isStale = true;
    };
  }, [client, roomId, kind, query, language]);

  return found;
}
