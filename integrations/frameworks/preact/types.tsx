// What the types of the tags refuse; only the type checker reads it.
import type {} from 'doc-variants/preact';
import type { ComponentChild } from 'preact';

export const wrong = (): ComponentChild => (
  <doc-variant-provider
    // @ts-expect-error the groups are a text
    groups={5}
    onvariant-change={(event) => {
      const variant: string = event.variant;
      // @ts-expect-error the event has no such property
      return [variant, event.nothing];
    }}
  >
    {/* @ts-expect-error there is no such attribute */}
    <if-variant conditions="byoc" />
    <doc-variant-markdown source="# Title" src="page.md" id="page" hidden />
    <doc-variant-picker label={null} hide-label />
    <doc-variant-toc min-level={2} max-level="3" />
    <doc-variant-provider
      findable
      badges={false}
      inspect
      labels={{ de: { byoc: 'Eigene Cloud' } }}
    />
  </doc-variant-provider>
);
