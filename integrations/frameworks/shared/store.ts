// What the page shows, outside any framework: each app reads it, and the tests change it.

export interface Item {
  readonly id: string;
  readonly variants: string;
}

export interface State {
  readonly groups: string;
  readonly variant: string;
  readonly condition: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly count: number;
  readonly isOpen: boolean;
  readonly one: readonly Item[];
  readonly two: readonly Item[];
  readonly source: string;
  readonly isLocked: boolean;
  readonly log: readonly string[];
}

export const initial: State = {
  groups: 'deployment: serverless byoc; language: java go',
  variant: 'serverless',
  condition: 'byoc',
  label: 'Deployment',
  options: [
    { value: 'serverless', label: 'Hosted' },
    { value: 'byoc', label: 'Own cloud' },
  ],
  count: 1,
  isOpen: false,
  one: [
    { id: 'a', variants: 'serverless' },
    { id: 'b', variants: 'byoc' },
    { id: 'c', variants: 'serverless byoc' },
  ],
  two: [{ id: 'd', variants: 'byoc' }],
  source: '# First',
  isLocked: false,
  log: [],
};

let state = initial;
const listeners = new Set<(state: State) => void>();

export const store = {
  get: (): State => state,
  set(change: Partial<State>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener(state);
  },
  subscribe(listener: (state: State) => void): () => void {
    listeners.add(listener);
    listener(state);
    return () => listeners.delete(listener);
  },
};

interface Change extends Event {
  readonly variant: string;
}

/** Keeps the selection in the state, as an application does that holds it itself. */
export function onChange({ type, variant }: Change): void {
  store.set({ variant, log: [...state.log, `${type} ${variant}`] });
}

export function onBeforeChange(event: Change): void {
  if (state.isLocked) event.preventDefault();
  store.set({ log: [...state.log, `${event.type} ${event.variant}`] });
}
