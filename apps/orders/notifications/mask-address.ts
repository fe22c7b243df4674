/** An address as logs may show it: `f***@example.com`. What is no address keeps its first character. */
export function maskAddress(address: string): string {
  const [first = ''] = address;
  const at = address.lastIndexOf('@');
  return at > 0 ? `${first}***${address.slice(at)}` : `${first}***`;
}
