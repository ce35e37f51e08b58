/** What says that a page has new content: blocks that ask for their context, and the end of Markdown. */
const NEWS = ['context-request', 'markdown-load', 'markdown-error'];

/** Calls a function after each piece of news from a provider, until the returned function is called. */
export function watchNews(host: Element, look: () => void): () => void {
  const onNews = ({ contextTarget = host }: Event & { contextTarget?: Element }): void => {
    // What asks on behalf of others stands nowhere itself.
    if (contextTarget.isConnected) look();
  };
  for (const type of NEWS) host.addEventListener(type, onNews);
  return () => {
    for (const type of NEWS) host.removeEventListener(type, onNews);
  };
}
