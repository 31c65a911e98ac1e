import { type ReactNode, type RefObject, useDeferredValue, useState } from 'react';
import type { PersonFragment } from '../../generated/documents.js';
import { usePeopleQuery } from '../../generated/hooks.js';
import { useProjectMembersQuery } from '../../generated/work-hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { Popover } from '../../ui/popover.js';
import styles from './person-popover.module.css';

/** More are not shown: one writes on instead. */
const SHOWN = 8;
const MEMBERS = 100;

/** Chooses one person: of a project its members, else anybody. options: what can be chosen instead of a person. */
export default function PersonPopover({
  anchor,
  label,
  projectId,
  options,
  onChoose,
  onClose,
}: {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  projectId: string | undefined;
  options: readonly { text: string; choose: () => void }[];
  onChoose: (person: PersonFragment) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTexts();
  const [query, setQuery] = useState('');
  const people = usePeople(useDeferredValue(query.trim()), projectId);
  const pick = (choose: () => void) => () => {
    choose();
    onClose();
  };
  return (
    <Popover anchor={anchor} label={label} onClose={onClose}>
      <div className={styles.popover}>
        <input
          type="search"
          className={styles.search}
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          maxLength={100}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <ul className={styles.list}>
          {query === '' &&
            options.map(({ text, choose }) => (
              <li key={text}>
                <button type="button" className={styles.option} onClick={pick(choose)}>
                  {text}
                </button>
              </li>
            ))}
          {people.map((person) => (
            <li key={person.id}>
              <button type="button" className={styles.option} onClick={pick(() => onChoose(person))}>
                <Avatar person={person} size="s" />
                <bdi>{person.displayName}</bdi>
                <span className={styles.username}>@{person.username}</span>
              </button>
            </li>
          ))}
        </ul>
        <p role="status" className="visually-hidden">
          {query !== '' && t('people.found', { count: people.length })}
        </p>
      </div>
    </Popover>
  );
}

function usePeople(query: string, projectId: string | undefined): readonly PersonFragment[] {
  const members = useProjectMembersQuery({
    variables: { id: projectId ?? '', first: MEMBERS },
    skip: !projectId,
    fetchPolicy: 'cache-and-network',
  });
  const people = usePeopleQuery({ variables: { query: query.slice(0, 100), first: SHOWN }, skip: !!projectId });
  if (!projectId) return (people.data ?? people.previousData)?.users.nodes ?? [];
  const sought = query.toLocaleLowerCase();
  return (members.data?.project?.members.nodes ?? [])
    .map(({ user }) => user)
    .filter((user) => `${user.displayName} ${user.username}`.toLocaleLowerCase().includes(sought))
    .slice(0, SHOWN * 2);
}
