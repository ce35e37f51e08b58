// Types the tags in Solid's JSX: `import 'doc-variants/solid'` in place of `import 'doc-variants'`.
import type { JSX } from 'solid-js';
import type { TagAttributes, TagEvents } from '../../dist/tags.js';

export * from '../../dist/index.js';

type Tags = {
  [Tag in keyof TagAttributes]: Omit<
    JSX.HTMLAttributes<HTMLElementTagNameMap[Tag]>,
    keyof TagAttributes[Tag]
  > &
    TagAttributes[Tag] & {
      [
        Name in keyof TagAttributes[Tag] & string as `attr:${Name}` | `prop:${Name}`
      ]?: TagAttributes[Tag][Name];
    } & {
      [Name in keyof TagEvents[Tag] & string as `on:${Name}`]?:
        ((event: TagEvents[Tag][Name]) => void) | undefined;
    };
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
