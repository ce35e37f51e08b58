/** Calls back in a later task, once the document is parsed. */
export function whenParsed(callback: () => void): void {
  const later = (): void => void setTimeout(callback);
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', later, { once: true });
  } else later();
}
