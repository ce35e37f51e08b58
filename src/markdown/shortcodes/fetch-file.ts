import type { LoadFile } from './library-types.ts';

/** How long a file may be, in bytes. */
const LONGEST_FILE = 500_000;

/** Loads a file of the page's own origin. */
export const fetchFile: LoadFile = async (address, { signal }) => {
  const url = new URL(address, document.baseURI);
  const isOwn = (one: string): boolean => new URL(one).origin === location.origin;
  if (!isOwn(url.href)) throw new Error('it is of another origin: the option load may allow it');
  const response = await fetch(url, { signal, credentials: 'same-origin' });
  if (!isOwn(response.url)) throw new Error('it leads to another origin');
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > LONGEST_FILE) {
      await reader?.cancel();
      throw new Error(`it has more than ${LONGEST_FILE} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
};
