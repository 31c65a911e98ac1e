import { type Static, Type } from 'typebox';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_ID, Id, orNull } from '../../rest/shapes.js';
import type { StoredFile } from './file.entity.js';
import { PREVIEW_SIZES } from './file-keys.js';

const LINK = 'Good for 15 to 30 minutes; at `/files/<id>` by the access token at any time.';

export const FileV1 = Type.Object(
  {
    id: Id,
    name: Type.String(),
    content_type: Type.String({ description: 'By its first bytes.' }),
    size: Type.Integer({ description: 'Bytes.' }),
    url: Type.String({ description: `Where it is. ${LINK}` }),
    preview_url: orNull(Type.String({ description: `A small picture of it, WebP; null: none. ${LINK}` })),
  },
  {
    description: 'A file.',
    examples: [
      {
        id: EXAMPLE_ID,
        name: 'plan.png',
        content_type: 'image/png',
        size: 48_213,
        url: `https://team.example/files/${EXAMPLE_ID}?session=…&expires=…&signature=…`,
        preview_url: `https://team.example/files/${EXAMPLE_ID}/previews/320?session=…&expires=…&signature=…`,
      },
    ],
  },
);

export function presentFileV1({ app, origin, viewer }: RestContext, file: StoredFile): Static<typeof FileV1> {
  const hasPreview = file.previewStatus === 'READY' || file.previewStatus === 'PENDING';
  const link = (target: string) => `${origin}${app.links.make(target, viewer!)}`;
  return {
    id: file.id,
    name: file.name,
    content_type: file.type,
    size: file.size,
    url: link(file.id),
    preview_url: hasPreview ? link(`${file.id}/previews/${PREVIEW_SIZES.SMALL}`) : null,
  };
}
