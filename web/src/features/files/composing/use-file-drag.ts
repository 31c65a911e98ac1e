import { useEffect, useState } from 'react';

/** Whether files are being dragged over the page. */
export function useFileDrag(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    let inside = 0;
    const has = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files');
    const enter = (event: DragEvent) => has(event) && ++inside === 1 && setDragging(true);
    const leave = (event: DragEvent) => has(event) && --inside <= 0 && end();
    const end = () => {
      inside = 0;
      setDragging(false);
    };
    // Beside the places for them, files would be opened instead of the app.
    const over = (event: DragEvent) => has(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      over(event);
      end();
    };
    const until = new AbortController();
    const { signal } = until;
    addEventListener('dragenter', enter, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('dragover', over, { signal });
    addEventListener('drop', drop, { signal });
    return () => until.abort();
  }, []);
  return isDragging;
}
