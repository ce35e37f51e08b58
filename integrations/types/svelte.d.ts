// Types the tags in Svelte's templates: `import 'doc-variants/svelte'` in place of
// `import 'doc-variants'`.
import type { HTMLAttributes } from 'svelte/elements';
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

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
