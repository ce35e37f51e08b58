// Types the tags in Preact's JSX: `import 'doc-variants/preact'` in place of `import 'doc-variants'`.
import type { HTMLAttributes } from 'preact';
import type { TagAttributes, TagEvents } from '../../dist/tags.js';

export * from '../../dist/index.js';

type Tags = {
  [Tag in keyof TagAttributes]: Omit<
    HTMLAttributes<HTMLElementTagNameMap[Tag]>,
    keyof TagAttributes[Tag]
  > &
    TagAttributes[Tag] & {
      [Name in keyof TagEvents[Tag] & string as `on${Name}`]?:
        ((event: TagEvents[Tag][Name]) => void) | undefined;
    };
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
