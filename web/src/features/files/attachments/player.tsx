import { type ReactNode, useRef } from 'react';
import type { FileFactsFragment } from '../../../generated/documents.js';
import { useLinks } from '../links/use-links.js';
import styles from './attachments.module.css';
import { FileCard } from './file-card.js';

/** What the server lets browsers play in a page. */
const PLAYED = [
  'audio/aac',
  'audio/flac',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/x-m4a',
  'video/mp4',
  'video/quicktime',
  'video/webm',
];

export const isPlayed = ({ type }: FileFactsFragment) => PLAYED.includes(type);

/** Sound or film, to be played where it stands; below it the file itself. */
export function Player({ file }: { file: FileFactsFragment }): ReactNode {
  const { links, renew, isGood } = useLinks(file.id);
  const place = useRef(0);
  const wasPlaying = useRef(false);
  const Media = file.type.startsWith('video/') ? 'video' : 'audio';
  return (
    <div className={styles.player}>
      <Media
        className={styles[Media]}
        src={links?.url}
        controls
        preload="metadata"
        aria-label={file.name}
        onTimeUpdate={({ currentTarget }) => {
          if (currentTarget.currentTime > 0) place.current = currentTarget.currentTime;
        }}
        // Its address has ended: it goes on from where it was. What cannot be played at all is not asked for again.
        onError={() => (place.current > 0 || !isGood()) && renew()}
        onPlay={() => {
          wasPlaying.current = true;
        }}
        onPause={({ currentTarget }) => {
          wasPlaying.current = currentTarget.error !== null;
        }}
        onLoadedMetadata={({ currentTarget }) => {
          if (place.current > 0) currentTarget.currentTime = place.current;
          if (wasPlaying.current) void currentTarget.play();
        }}
      />
      <FileCard file={file} />
    </div>
  );
}
