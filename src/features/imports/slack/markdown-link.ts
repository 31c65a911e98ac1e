/**
 * A markdown link (CommonMark 6.3): brackets in the label are escaped, and what would end the address early is
 * percent-encoded.
 */
export function markdownLink(label: string, url: string): string {
  const address = url
    .replace(/[<>\s\\]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${label.replace(/[[\]\\]/g, '\\$&')}](${address})`;
}
