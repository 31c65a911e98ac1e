import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { UploadFileDocument } from '../../../generated/documents.js';
import { useSetAvatarMutation } from '../../../generated/hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogButtons } from '../../../ui/dialog.js';
import { FormError } from '../../../ui/field.js';
import { sendFile } from '../uploads/send-file.js';
import styles from './avatar.module.css';
import { type Cut, cutSquare, placeOf } from './cut-square.js';

/** How far one can go in. */
const CLOSEST = 4;

/** Which square of a picture is taken: by dragging it, and by sliders that the keys move too. */
export function CropDialog({ file, onClose }: { file: File; onClose: () => void }): ReactNode {
  const { t } = useTexts();
  const image = useRef<HTMLImageElement>(null);
  const [source, setSource] = useState('');
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [cut, setCut] = useState<Cut>({ zoom: 1, x: 0.5, y: 0.5 });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [setAvatar] = useSetAvatarMutation();

  useEffect(() => {
    const address = URL.createObjectURL(file);
    setSource(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);

  async function save(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const blob = await cutSquare(image.current!, cut);
      const { signal } = new AbortController();
      const parcel = { document: UploadFileDocument, blob, name: 'picture.jpg', onProgress: () => {}, signal };
      const { uploadFile } = await sendFile(parcel);
      await setAvatar({ variables: { fileId: uploadFile.file.id } });
      onClose();
    } catch (error) {
      setProblem(errorText(t, error));
      setBusy(false);
    }
  }

  function drag({ movementX, movementY, buttons, currentTarget }: PointerEvent): void {
    if (buttons !== 1 || !size) return;
    const { width, height } = placeOf(size, cut, currentTarget.clientWidth);
    const frame = currentTarget.clientWidth;
    const moved = (at: number, by: number, room: number) => (room <= 0 ? at : Math.min(1, Math.max(0, at - by / room)));
    setCut({ ...cut, x: moved(cut.x, movementX, width - frame), y: moved(cut.y, movementY, height - frame) });
  }

  return (
    <Dialog title={t('files.cropTitle')} onClose={onClose}>
      <div
        className={styles.frame}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      >
        {source && (
          <img
            ref={image}
            src={source}
            alt=""
            draggable={false}
            style={size ? styleOf(placeOf(size, cut, 100)) : undefined}
            onLoad={({ currentTarget }) =>
              setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            onError={() => setProblem(t('files.notAPicture'))}
          />
        )}
      </div>
      <div className={styles.sliders}>
        <Slider
          label={t('files.zoom')}
          value={cut.zoom}
          from={1}
          to={CLOSEST}
          onChange={(zoom) => setCut({ ...cut, zoom })}
        />
        <Slider label={t('files.across')} value={cut.x} from={0} to={1} onChange={(x) => setCut({ ...cut, x })} />
        <Slider label={t('files.down')} value={cut.y} from={0} to={1} onChange={(y) => setCut({ ...cut, y })} />
      </div>
      <FormError>{problem}</FormError>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" busy={isBusy} disabled={!size} onClick={save}>
          {t('app.save')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

/** In parts of the frame, percent. */
function styleOf({ width, height, left, top }: ReturnType<typeof placeOf>) {
  return { width: `${width}%`, height: `${height}%`, left: `${left}%`, top: `${top}%` };
}

function Slider({
  label,
  value,
  from,
  to,
  onChange,
}: {
  label: string;
  value: number;
  from: number;
  to: number;
  onChange: (value: number) => void;
}): ReactNode {
  return (
    <label>
      {label}
      <input
        type="range"
        min={from}
        max={to}
        step={(to - from) / 100}
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </label>
  );
}
