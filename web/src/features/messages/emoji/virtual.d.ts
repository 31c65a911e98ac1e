/** Every emoji with its names, written by scripts/build/emoji-plugin.mjs. */
declare module 'virtual:emoji/*' {
  export const emoji: [char: string, group: number, code: string, name: string, keywords: string][];
}
