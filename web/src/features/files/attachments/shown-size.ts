/** What a single picture of a message may take, px. */
const WIDEST = 360;
const TALLEST = 300;
/** A strip must still be something to press, px. */
const LEAST = 48;

/** How large a picture is shown in a message; one of which the size is not known yet takes a square. */
export function shownSize({ width, height }: { width: number | null; height: number | null }): {
  width: number;
  height: number;
} {
  if (!width || !height) return { width: 240, height: 240 };
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return { width: Math.max(LEAST, Math.round(width * scale)), height: Math.max(LEAST, Math.round(height * scale)) };
}
