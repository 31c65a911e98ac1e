import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { Node } from '../../graphql/node.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import type { PreviewStatus } from './file.entity.js';
import type { PreviewSize } from './file-keys.js';

export const PreviewStatusEnum = { PENDING: 'PENDING', READY: 'READY', FAILED: 'FAILED', NONE: 'NONE' } as const;
registerEnumType(PreviewStatusEnum, {
  name: 'PreviewStatus',
  description: 'Whether there are previews of a file.',
  valuesConfig: {
    PENDING: { description: 'They are being made: until then they are answered with 503 and Retry-After.' },
    READY: { description: 'There are.' },
    FAILED: { description: 'None could be made: the picture is damaged, too large, or took too long.' },
    NONE: { description: 'It is no picture.' },
  },
});

export const PreviewSizeEnum: Record<PreviewSize, PreviewSize> = { SMALL: 'SMALL', LARGE: 'LARGE' };
registerEnumType(PreviewSizeEnum, {
  name: 'PreviewSize',
  description: 'How large a preview is.',
  valuesConfig: {
    SMALL: { description: 'At most 320 pixels wide and high.' },
    LARGE: { description: 'At most 1280 pixels wide and high.' },
  },
});

@ObjectType('File', { implements: Node, description: 'A file that was uploaded, or that came out of an archive.' })
export class FileType extends Node {
  @Shared()
  @Field(() => String, { description: 'What it is called: at most 180 characters on one line.' })
  name!: string;
  @Shared()
  @Field(() => String, {
    description: 'Its MIME type by its first bytes; application/octet-stream for what is not known or may harm.',
  })
  type!: string;
  @Shared() @Field(() => Float, { description: 'Bytes.' }) size!: number;
  @Shared() @Field(() => String, { description: 'SHA-256 of the bytes, hexadecimal.' }) sha256!: string;
  @Shared()
  @Field(() => Int, { nullable: true, description: 'Pixels, of a picture with previews.' })
  width!: number | null;
  @Shared()
  @Field(() => Int, { nullable: true, description: 'Pixels, of a picture with previews.' })
  height!: number | null;
  @Shared()
  @Field(() => PreviewStatusEnum, { description: 'Whether there are previews.' })
  previewStatus!: PreviewStatus;
  @Shared()
  @Field(() => String, { nullable: true, description: 'Where it lay in its archive: a path with slashes.' })
  entryPath!: string | null;
  @Shared() @Field(() => DateTime, { description: 'When it was uploaded.' }) createdAt!: Date;
}

export const FileConnection = connectionType(FileType, 'File');
