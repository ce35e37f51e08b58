// Types the tags in React's JSX: `import 'doc-variants/react'` in place of `import 'doc-variants'`.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { TagAttributes, TagEvents } from '../../dist/tags.js';

export * from '../../dist/index.js';

type Tags = {
  [Tag in keyof TagAttributes]: DetailedHTMLProps<
    HTMLAttributes<HTMLElementTagNameMap[Tag]>,
    HTMLElementTagNameMap[Tag]
  > &
    TagAttributes[Tag] & {
      [Name in keyof TagEvents[Tag] & string as `on${Name}`]?:
        ((event: TagEvents[Tag][Name]) => void) | undefined;
    };
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
