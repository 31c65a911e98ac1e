/** Pixels of the picture that is sent, each way. */
const SIDE = 512;

/** Which square of a picture. zoom: 1 for the largest there is. x, y: where, from 0 (left, top) to 1. */
export interface Cut {
  zoom: number;
  x: number;
  y: number;
}

/** How a picture lies under a square frame of this side, so that the frame shows the cut. */
export function placeOf({ width, height }: { width: number; height: number }, { zoom, x, y }: Cut, frame: number) {
  const scale = (frame / Math.min(width, height)) * zoom;
  const [wide, high] = [width * scale, height * scale];
  return { width: wide, height: high, left: (frame - wide) * x, top: (frame - high) * y };
}

/** The cut of a picture, as JPEG. Throws where the browser cannot draw it. */
export async function cutSquare(image: HTMLImageElement, cut: Cut): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d')!;
  // What one can see through is white in a JPEG.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, SIDE, SIDE);
  const { width, height, left, top } = placeOf({ width: image.naturalWidth, height: image.naturalHeight }, cut, SIDE);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, left, top, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture cannot be drawn.'))),
      'image/jpeg',
      0.9,
    );
  });
}
