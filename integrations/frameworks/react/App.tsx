import type {} from 'doc-variants/react';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { onBeforeChange, onChange, store, type Item } from '../shared/store.ts';

const List = ({ id, items }: { id: string; items: readonly Item[] }): ReactNode => (
  <ul id={id}>
    {items.map((item) => (
      <li key={item.id}>
        <if-variant variants={item.variants}>{item.id}</if-variant>
      </li>
    ))}
  </ul>
);

export function App(): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const [outside, setOutside] = useState<Element | null>(null);
  useEffect(() => setOutside(document.querySelector('#outside')), []);
  return (
    <main>
      <p id="version">first</p>
      <doc-variant-provider
        id="one"
        groups={state.groups}
        variant={state.variant}
        sync-key="none"
        onbefore-variant-change={onBeforeChange}
        onvariant-change={onChange}
      >
        <doc-variant-picker id="picker" group="deployment" label={state.label}>
          {state.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </doc-variant-picker>
        <if-variant id="condition" variants={state.condition} className="block">
          <p>Condition</p>
        </if-variant>
        <if-variant id="children" variants="serverless">
          {state.count} <b>times</b> {state.isOpen && <i>open</i>}
        </if-variant>
        <table>
          <tbody>
            <tr id="row" data-variants="byoc">
              <td>Row</td>
            </tr>
          </tbody>
        </table>
        <List id="list-one" items={state.one} />
        {/* Its content is its own, on the server too. */}
        <doc-variant-markdown
          id="markdown"
          source={state.source}
          dangerouslySetInnerHTML={{ __html: '' }}
          suppressHydrationWarning
        />
      </doc-variant-provider>
      <doc-variant-provider id="two" groups={state.groups} variant="byoc" sync-key="none">
        <List id="list-two" items={state.two} />
      </doc-variant-provider>
      <output id="log">{state.log.join(', ')}</output>
      {outside &&
        createPortal(
          <doc-variant-provider groups={state.groups} variant={state.variant} sync-key="none">
            <if-variant id="portal" variants="byoc">
              <p>Portal</p>
            </if-variant>
          </doc-variant-provider>,
          outside,
        )}
    </main>
  );
}
