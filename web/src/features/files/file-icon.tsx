import {
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
  Presentation,
} from 'lucide-react';
import type { ReactNode } from 'react';

/** By the type of a file, or by its name where the type says nothing. */
const ICONS: [RegExp, LucideIcon][] = [
  [/^image\/|\.(svg|bmp|heic)$/i, FileImage],
  [/^video\//, FileVideo],
  [/^audio\//, FileAudio],
  [/zip$|gzip|x-7z|x-tar|\.(rar|tgz)$/i, FileArchive],
  [/spreadsheet|\.(csv|xlsx?)$/i, FileSpreadsheet],
  [/presentation|\.pptx?$/i, Presentation],
  [/pdf|text|epub|document|\.(txt|md|log|json|docx?|rtf)$/i, FileText],
];

/** What kind of file it is, at a glance. */
export function FileIcon({
  name,
  type = '',
  size = 22,
}: {
  name: string;
  type?: string | undefined;
  size?: number;
}): ReactNode {
  const [, Icon] = ICONS.find(([kind]) => kind.test(type) || kind.test(name)) ?? [null, File];
  return <Icon size={size} strokeWidth={1.75} aria-hidden />;
}
