import { useState } from 'react';
import { useLocation } from 'wouter';
import { listRoom } from '../../api/cached-lists.js';
import { useJoinRoomMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { toast } from '../../ui/toasts.js';

/** Joins a public room and goes there; a toast says why not. joining: the id of the room that is being joined. */
export function useJoinRoom(): { join: (roomId: string) => Promise<void>; joining: string | null } {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [joining, setJoining] = useState<string | null>(null);
  const [joinRoom, { client }] = useJoinRoomMutation();
  async function join(roomId: string): Promise<void> {
    setJoining(roomId);
    try {
      await joinRoom({ variables: { input: { roomId } } });
      listRoom(client.cache, roomId);
      navigate(`/rooms/${roomId}`);
    } catch (error) {
      toast(errorText(t, error));
    } finally {
      setJoining(null);
    }
  }
  return { join, joining };
}
