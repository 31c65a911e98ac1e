import { useSearchParams } from 'wouter';
import { mondayOf } from './weeks.js';

/** The week that is looked at, by its Monday; null: the last whole one. It stands in the address. */
export function useWeek(): { week: string | null; setWeek: (monday: string) => void } {
  const [params, setParams] = useSearchParams();
  const day = params.get('week') ?? '';
  const isDay = /^(19[7-9]\d|[2-9]\d{3})-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  return {
    week: isDay ? mondayOf(day) : null,
    setWeek: (monday) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        next.set('week', monday);
        return next;
      }),
  };
}
