import { type Static, Type } from 'typebox';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant } from '../../rest/shapes.js';
import type { StoredFile } from './file.entity.js';

/** A file in examples. */
export const FILE_EXAMPLE = {
  id: EXAMPLE_ID,
  name: 'plan.pdf',
  size: 48_213,
  content_type: 'application/pdf',
  url: `https://team.example/files/${EXAMPLE_ID}?session=…`,
  uploaded_by: EXAMPLE_ID,
  created_at: EXAMPLE_TIME,
};

/** A file as the clients of 000 know it. */
export const FileShape = Type.Object(
  {
    id: Id,
    name: Type.String(),
    size: Type.Integer({ description: 'Bytes.' }),
    content_type: Type.String({ description: 'By its first bytes.' }),
    url: Type.String({ description: 'Where to get it; good for 15 to 30 minutes.' }),
    uploaded_by: Type.String({ description: 'The id of a person.' }),
    created_at: Instant,
  },
  { description: 'A file.', examples: [FILE_EXAMPLE] },
);

export function presentFile(ctx: RestContext, file: StoredFile): Static<typeof FileShape> {
  return {
    id: file.id,
    name: file.name,
    size: file.size,
    content_type: file.type,
    url: linkTo(ctx, file),
    uploaded_by: file.uploaderId,
    created_at: file.createdAt.toISOString(),
  };
}

/** The whole address of a file's bytes, for the viewer. */
export function linkTo({ app, origin, viewer }: RestContext, file: StoredFile): string {
  return `${origin}${app.links.make(file.id, viewer!)}`;
}
