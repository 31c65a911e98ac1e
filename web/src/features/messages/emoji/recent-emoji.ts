const KEY = 'emoji.recent';
const KEPT = 24;
/** For who has not picked any. */
const USUAL = ['👍', '❤️', '😂', '🎉', '👀', '🙏', '✅', '🔥'];

/** The emoji that were picked last on this device. */
export const recentEmoji = {
  read(): readonly string[] {
    const kept = localStorage.getItem(KEY)?.split(' ') ?? [];
    return [...new Set([...kept, ...USUAL])].slice(0, KEPT);
  },
  add(emoji: string): void {
    localStorage.setItem(KEY, [...new Set([emoji, ...this.read()])].slice(0, KEPT).join(' '));
  },
};
