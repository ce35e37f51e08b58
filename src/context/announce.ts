let region: HTMLElement | undefined;

/** Has screen readers say a text, when they are done with what they are saying. */
export function announce(text: string): void {
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    // Set by a script, it is no concern of the site's Content-Security-Policy.
    region.style.cssText =
      'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)';
    document.body.append(region);
  }
  const place = region;
  // They follow changes of a region that they know already.
  setTimeout(() => (place.textContent = text), 100);
}
