import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PersonFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { Button } from '../../ui/button.js';
import styles from './people.module.css';
import { PeopleSearch } from './people-search.js';

/** Chooses people by name. except: the id of somebody who need not be chosen. */
export function PeoplePicker({
  label,
  except,
  chosen,
  onChange,
}: {
  label: string;
  except?: string | undefined;
  chosen: readonly PersonFragment[];
  onChange: (chosen: readonly PersonFragment[]) => void;
}): ReactNode {
  const { t } = useTexts();
  const isChosen = (id: string) => chosen.some((person) => person.id === id);
  return (
    <>
      <PeopleSearch label={label}>
        {(person) =>
          person.id === except ? null : (
            <Button
              disabled={isChosen(person.id)}
              aria-label={t('people.addNamed', { name: person.displayName })}
              onClick={() => onChange([...chosen, person])}
            >
              {t('people.add')}
            </Button>
          )
        }
      </PeopleSearch>
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                className={styles.chip}
                aria-label={t('people.remove', { name: person.displayName })}
                onClick={() => onChange(chosen.filter(({ id }) => id !== person.id))}
              >
                <Avatar person={person} size="s" />
                <bdi>{person.displayName}</bdi>
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
