/** Separates what follows `#` in an address into the fragment and its directives, `#id:~:text=…`. */
export function splitFragment(hash: string): { fragment: string; directives: string } {
  const [fragment = '', directives = ''] = hash.split(':~:');
  return { fragment, directives };
}
