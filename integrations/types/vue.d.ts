// Types the tags in Vue's templates: `import 'doc-variants/vue'` in place of `import 'doc-variants'`.
import type { HTMLAttributes, PublicProps } from 'vue';
import type { TagAttributes, TagEvents } from '../../dist/tags.js';

export * from '../../dist/index.js';

type Camel<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Text;

type Tags = {
  [Tag in keyof TagAttributes]: new () => {
    $props: Omit<HTMLAttributes, keyof TagAttributes[Tag]> &
      Omit<PublicProps, keyof HTMLAttributes> &
      TagAttributes[Tag] & {
        [Name in keyof TagEvents[Tag] & string as `on${Capitalize<Camel<Name>>}`]?:
          ((event: TagEvents[Tag][Name]) => void) | undefined;
      };
  };
};

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
