import type { LoaderFactory } from '../../context.js';

/** Lines by `segment:position`. Who asks must see what they are of. */
export const archivedLine: LoaderFactory<string, string> = (ctx) => (keys) =>
  ctx.app.archive.read(
    keys.map((key) => {
      const [segmentId, position] = key.split(':') as [string, string];
      return { segmentId, position: Number(position) };
    }),
  );
