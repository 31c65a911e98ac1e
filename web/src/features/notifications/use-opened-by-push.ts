import { useEffect } from 'react';
import { useLocation } from 'wouter';

/** Goes where a push message leads that was pressed while the app is open: the service worker says where. */
export function useOpenedByPush(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const onMessage = ({ data }: MessageEvent) => {
      if (typeof data?.open === 'string' && /^\/(?!\/)/.test(data.open)) navigate(data.open);
    };
    navigator.serviceWorker.addEventListener('message', onMessage);
    return () => navigator.serviceWorker.removeEventListener('message', onMessage);
  }, [navigate]);
}
