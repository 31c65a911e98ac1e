import * as Ariakit from '@ariakit/react';
import type { ReactNode } from 'react';
import { closePalette, usePaletteText } from '../../app/palette-state.js';
import { useTexts } from '../../i18n/i18n.js';
import dialogStyles from '../../ui/dialog.module.css';
import styles from './palette.module.css';
import { usePaletteGroups } from './use-palette-groups.js';

/** One field for everything: goes to rooms and people and does what has a name. All by keyboard. */
export default function Palette(): ReactNode {
  const { t } = useTexts();
  const [typed, setTyped] = usePaletteText();
  const groups = usePaletteGroups(typed);
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  return (
    <Ariakit.Dialog
      open
      onClose={closePalette}
      aria-label={t('palette.title')}
      className={styles.palette}
      backdrop={<div className={dialogStyles.backdrop} />}
    >
      <Ariakit.ComboboxProvider
        open
        value={typed}
        setValue={setTyped}
        resetValueOnHide={false}
        focusLoop
        includesBaseElement={false}
      >
        <Ariakit.Combobox
          ref={takeFocus}
          autoFocus
          autoSelect="always"
          aria-label={t('palette.open')}
          placeholder={t('palette.placeholder')}
          className={styles.field}
        />
        <Ariakit.ComboboxList alwaysVisible className={styles.list} aria-label={t('palette.title')}>
          {groups.map(({ name, choices }) => (
            <Ariakit.ComboboxGroup key={name} className={styles.group}>
              <Ariakit.ComboboxGroupLabel className={styles.label}>{t(name)}</Ariakit.ComboboxGroupLabel>
              {choices.map(({ id, icon, text, note, choose }) => (
                <Ariakit.ComboboxItem
                  key={id}
                  className={styles.item}
                  focusOnHover
                  setValueOnClick={false}
                  hideOnClick={false}
                  onClick={() => {
                    closePalette();
                    choose();
                  }}
                >
                  {icon}
                  <span className={styles.text}>
                    <bdi>{text}</bdi>
                  </span>
                  {note && <span className={styles.note}>{note}</span>}
                </Ariakit.ComboboxItem>
              ))}
            </Ariakit.ComboboxGroup>
          ))}
        </Ariakit.ComboboxList>
      </Ariakit.ComboboxProvider>
      <p role="status" className={count > 0 ? 'visually-hidden' : styles.none}>
        {t('palette.count', { count })}
      </p>
    </Ariakit.Dialog>
  );
}

/** At once: before the dialog would get to it, a key may come that meant the field that was there first. */
const takeFocus = (field: HTMLInputElement | null) => field?.focus();
