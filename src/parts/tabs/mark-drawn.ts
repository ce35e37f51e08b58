/**
 * Says that tabs are drawn. Where their part took so long that the element gave the other panes a frame
 * of the first one's height to scroll in, the frame ends: the tabs have about that height.
 */
export function markDrawn(host: HTMLElement, states: CustomStateSet): void {
  const { style } = host;
  if (!states.delete('soon') && !states.has('drawn') && style.overflow === 'auto') {
    style.maxHeight = style.overflow = '';
    if (!style.length) host.removeAttribute('style');
  }
  states.add('drawn');
}
