import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import FirstSteps from './first-steps.js';
import { useRooms } from './use-rooms.js';

/** Beside the list while no room is open. */
export default function RoomsHome(): ReactNode {
  const { t } = useTexts();
  const { organization, rooms } = useRooms();
  return (
    <div className="centered">
      <h1>
        <bdi>{organization}</bdi>
      </h1>
      {rooms.length < 2 ? <FirstSteps /> : <p>{t('rooms.choose')}</p>}
    </div>
  );
}
