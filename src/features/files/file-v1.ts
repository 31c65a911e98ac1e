import { type Static, Type } from 'typebox';
import type { RestContext } from '../../rest/request-context.js';
import { orNull } from '../../rest/shapes.js';
import type { StoredFile } from './file.entity.js';
import { PREVIEW_SIZES } from './file-keys.js';
import { FILE_EXAMPLE, FileShape, presentFile } from './present-file.js';

/** A file in examples. */
export const FILE_V1_EXAMPLE = { ...FILE_EXAMPLE, preview_url: null };

/** A file as the clients of 001 and 002 know it. */
export const FileV1 = Type.Object(
  {
    ...FileShape.properties,
    preview_url: orNull(Type.String({ description: 'A small picture of it, WebP; null where there is none.' })),
  },
  { description: 'A file.', examples: [FILE_V1_EXAMPLE] },
);

export function presentFileV1(ctx: RestContext, file: StoredFile): Static<typeof FileV1> {
  const { app, origin, viewer } = ctx;
  const hasPreview = file.previewStatus === 'READY' || file.previewStatus === 'PENDING';
  const target = `${file.id}/previews/${PREVIEW_SIZES.SMALL}`;
  return {
    ...presentFile(ctx, file),
    preview_url: hasPreview ? `${origin}${app.links.make(target, viewer!)}` : null,
  };
}
