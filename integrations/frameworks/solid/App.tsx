import type {} from 'doc-variants/solid';
import { createSignal, For, onCleanup, Show, type JSX } from 'solid-js';
import { Portal } from 'solid-js/web';
import { onBeforeChange, onChange, store, type Item } from '../shared/store.ts';

const List = (props: { id: string; items: readonly Item[] }): JSX.Element => (
  <ul id={props.id}>
    <For each={props.items}>
      {(item) => (
        <li>
          <if-variant variants={item.variants}>{item.id}</if-variant>
        </li>
      )}
    </For>
  </ul>
);

export function App(): JSX.Element {
  const [state, setState] = createSignal(store.get());
  onCleanup(store.subscribe((next) => setState(next)));
  return (
    <main>
      <p id="version">first</p>
      <doc-variant-provider
        id="one"
        groups={state().groups}
        variant={state().variant}
        sync-key="none"
        on:before-variant-change={onBeforeChange}
        on:variant-change={onChange}
      >
        <doc-variant-picker id="picker" group="deployment" label={state().label}>
          <For each={state().options}>
            {(option) => <option value={option.value}>{option.label}</option>}
          </For>
        </doc-variant-picker>
        <if-variant id="condition" variants={state().condition} class="block">
          <p>Condition</p>
        </if-variant>
        <if-variant id="children" variants="serverless">
          {state().count} <b>times</b>{' '}
          <Show when={state().isOpen}>
            <i>open</i>
          </Show>
        </if-variant>
        <table>
          <tbody>
            <tr id="row" data-variants="byoc">
              <td>Row</td>
            </tr>
          </tbody>
        </table>
        <List id="list-one" items={state().one} />
        <doc-variant-markdown id="markdown" source={state().source} />
      </doc-variant-provider>
      <doc-variant-provider id="two" groups={state().groups} variant="byoc" sync-key="none">
        <List id="list-two" items={state().two} />
      </doc-variant-provider>
      <output id="log">{state().log.join(', ')}</output>
      <Portal mount={document.querySelector('#outside') ?? document.body}>
        <doc-variant-provider groups={state().groups} variant={state().variant} sync-key="none">
          <if-variant id="portal" variants="byoc">
            <p>Portal</p>
          </if-variant>
        </doc-variant-provider>
      </Portal>
    </main>
  );
}
