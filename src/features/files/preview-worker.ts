import { writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { limitOwnProcess, limitOwnTasks } from '../../workers/own-limits.js';

/** A picture, and where its previews go. */
export interface PreviewTask {
  source: string;
  maxPixels: number;
  previews: { path: string; pixels: number }[];
}

/** Pixels of the picture as it is shown. */
export interface PreviewResult {
  width: number;
  height: number;
}

/** A picture may take so much of the processor, seconds. */
const COST = 5;

limitOwnProcess(768);
const beginTask = limitOwnTasks(COST);
sharp.cache(false);
// There are as many processes as may work at a time.
sharp.concurrency(1);
// Formats that are programs, or read other files (SVG, PDF, ImageMagick's), are not opened whatever they call themselves.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map((format) => `VipsForeignLoad${format}File`),
});

/**
 * Makes WebP previews of a picture's first frame, turned as it is meant to be seen, without metadata, none larger than the picture.
 * The files are synced. previews: the largest first. Throws where the picture is damaged or has too many pixels.
 */
export default async function makePreviews({ source, maxPixels, previews }: PreviewTask): Promise<PreviewResult> {
  beginTask();
  const picture = sharp(source, { limitInputPixels: maxPixels, pages: 1, failOn: 'error' });
  const { autoOrient } = await picture.metadata();
  const [largest] = previews;
  // Decoded once: the smaller ones are made from the largest.
  const { data, info } = await shrink(picture.autoOrient(), largest!.pixels)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const { path, pixels } of previews) {
    const preview = await shrink(sharp(data, { raw }), pixels).webp({ quality: 80 }).toBuffer();
    await writeFile(path, preview, { flush: true, mode: 0o600 });
  }
  return { width: autoOrient.width, height: autoOrient.height };
}

function shrink(picture: Sharp, pixels: number): Sharp {
  return picture.resize(pixels, pixels, { fit: 'inside', withoutEnlargement: true });
}
