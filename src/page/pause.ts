/** Lets the browser do what waits; timers would take a second each in a tab in the background. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** How long to wait for a frame, which a tab in the background does not have. */
const NO_FRAME_MS = 100;

/** Lets the browser show what the page has. */
export const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => void pause().then(resolve));
    setTimeout(resolve, NO_FRAME_MS);
  });
