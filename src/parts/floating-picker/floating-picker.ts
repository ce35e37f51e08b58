import { FLOATING_PICKER_KEY } from '../../core/storage-keys.ts';
import { ContextEvent } from '@lit/context';
import { printGroups } from '../../core/groups.ts';
import { printSelection } from '../../core/selection.ts';
import { consume, variantContext, type VariantContext } from '../../context/context.ts';
import { languageOf, loadStrings, say, watchStrings } from '../../strings/strings.ts';
import { browserMemories, type Memory } from '../../choice/storage.ts';
import { floatingStyles } from './floating-picker.styles.ts';
import { createSheet } from '../../page/sheets.ts';

const CORNERS = ['top-start', 'top-end', 'bottom-start', 'bottom-end'] as const;
type Corner = (typeof CORNERS)[number];

/** Holds how the reader has left the floating picker. */
interface FloatingState {
  corner?: Corner;
  isFolded?: boolean;
  isClosed?: boolean;
}

/**
 * Floats a picker for every group of a provider over the page, for a site whose template has no
 * place for one. The reader can move it to another corner, fold it and close it.
 *
 * @param isRemembered whether what the reader did to it is remembered for the session
 * @returns a function that takes it away
 */
export function floatPicker(host: HTMLElement, isRemembered: boolean): () => void {
  const picker = new FloatingPicker(host, isRemembered ? browserMemories.session : undefined);
  return () => picker.end();
}

class FloatingPicker {
  readonly #host: HTMLElement;
  readonly #memory: Memory | undefined;
  readonly #state: FloatingState;
  readonly #box = document.createElement('div');
  readonly #move = button('move');
  readonly #fold = button('fold');
  readonly #close = button('close');
  readonly #pickers = document.createElement('div');
  #drawn = '';
  #context: VariantContext | undefined;
  #ends: (() => void)[] = [];
  #isEnded = false;

  constructor(host: HTMLElement, memory: Memory | undefined) {
    this.#host = host;
    this.#memory = memory;
    this.#state = recall(memory);
    const root = this.#box.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [createSheet(document, floatingStyles)];
    const bar = document.createElement('div');
    bar.className = 'bar';
    bar.append(this.#move, this.#fold, this.#close);
    this.#pickers.className = 'pickers';
    root.append(bar, this.#pickers);
    this.#box.setAttribute('role', 'region');
    this.#listen();
    void loadStrings(host).then(() => this.#start());
  }

  end(): void {
    this.#isEnded = true;
    for (const end of this.#ends) end();
    this.#box.remove();
  }

  #start(): void {
    if (this.#isEnded) return;
    const draw = (context = this.#context): void => {
      this.#context = context;
      if (context) this.#update(context);
    };
    this.#ends = [watchStrings(draw), consume(this.#box, draw)];
  }

  #listen(): void {
    // The box stands outside of the host, where no change of the page's content takes it away.
    this.#box.addEventListener('context-request', (event) => {
      if (event.context !== variantContext) return;
      event.stopPropagation();
      const { context, contextTarget, callback, subscribe } = event;
      this.#host.dispatchEvent(new ContextEvent(context, contextTarget, callback, subscribe));
    });
    this.#fold.addEventListener('click', () => this.#remember({ isFolded: !this.#isFolded }));
    this.#close.addEventListener('click', () => {
      this.#remember({ isClosed: true });
      this.end();
    });
    this.#box.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || this.#isFolded) return;
      this.#remember({ isFolded: true });
      this.#fold.focus();
    });
    this.#move.addEventListener('keydown', (event) => this.#moveBy(event));
    this.#move.addEventListener('pointerdown', (event) => this.#drag(event));
  }

  get #isFolded(): boolean {
    // Where there is little room the page comes first.
    return this.#state.isFolded ?? !matchMedia('(min-width: 48rem)').matches;
  }

  get #corner(): Corner {
    return this.#state.corner ?? 'bottom-end';
  }

  #remember(state: FloatingState): void {
    Object.assign(this.#state, state);
    this.#memory?.write(FLOATING_PICKER_KEY, JSON.stringify(this.#state));
    this.#draw();
  }

  #update({ groups, selection }: VariantContext): void {
    const host = this.#host;
    const names = groups.map(({ name }) => name);
    const drawn = printGroups(groups);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      this.#pickers.replaceChildren(
        ...names.map((name) => {
          const picker = document.createElement('doc-variant-picker');
          if (name) picker.setAttribute('group', name);
          else picker.setAttribute('label', say(host, 'pickerLabel'));
          picker.setAttribute('appearance', 'select');
          return picker;
        }),
      );
    }
    const variants = printSelection(groups, selection).replaceAll(' ', ' · ');
    this.#fold.textContent = variants || say(host, 'pickerEverything');
    this.#box.setAttribute('aria-label', say(host, 'pickerRegion'));
    name(this.#move, '⠿', say(host, 'pickerMove'));
    name(this.#close, '✕', say(host, 'pickerClose'));
    this.#box.dir = getComputedStyle(host).direction;
    this.#box.lang = languageOf(host);
    if (!this.#state.isClosed && names.length) this.#show();
    this.#draw();
  }

  #show(): void {
    if (this.#box.isConnected) return;
    document.documentElement.append(this.#box);
    // The top layer is above whatever the site stacks.
    this.#box.setAttribute('popover', 'manual');
    this.#box.showPopover();
  }

  #draw(): void {
    this.#box.dataset['corner'] = this.#corner;
    this.#pickers.hidden = this.#isFolded;
    this.#fold.setAttribute('aria-expanded', String(!this.#isFolded));
  }

  #moveBy(event: KeyboardEvent): void {
    const isRtl = this.#box.dir === 'rtl';
    const [block, inline] = this.#corner.split('-');
    const moves = new Map([
      ['ArrowUp', `top-${inline}`],
      ['ArrowDown', `bottom-${inline}`],
      ['ArrowLeft', `${block}-${isRtl ? 'end' : 'start'}`],
      ['ArrowRight', `${block}-${isRtl ? 'start' : 'end'}`],
    ]);
    const corner = CORNERS.find((name) => name === moves.get(event.key));
    if (!corner) return;
    event.preventDefault();
    this.#remember({ corner });
  }

  /** Follows the pointer, and goes to the nearest corner when it is let go. */
  #drag(start: PointerEvent): void {
    const { style } = this.#box;
    const ends = new AbortController();
    const { signal } = ends;
    this.#move.setPointerCapture(start.pointerId);
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      style.translate = `${clientX - start.clientX}px ${clientY - start.clientY}px`;
    };
    const drop = (): void => {
      const { left, right, top, bottom } = this.#box.getBoundingClientRect();
      const isTop = top + bottom < innerHeight;
      const isLeft = left + right < document.documentElement.clientWidth;
      const isStart = isLeft === (this.#box.dir !== 'rtl');
      style.translate = '';
      ends.abort();
      this.#remember({ corner: `${isTop ? 'top' : 'bottom'}-${isStart ? 'start' : 'end'}` });
    };
    this.#move.addEventListener('pointermove', follow, { signal });
    this.#move.addEventListener('lostpointercapture', drop, { signal });
  }
}

function button(className: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  return element;
}

/** Gives a button a sign to see, and a name to hear and to point at. */
function name(element: HTMLButtonElement, sign: string, label: string): void {
  element.textContent = sign;
  element.title = label;
  element.setAttribute('aria-label', label);
}

/** Reads what the reader has left; nothing of a text that is not ours. */
function recall(memory: Memory | undefined): FloatingState {
  try {
    const state: unknown = JSON.parse(memory?.read(FLOATING_PICKER_KEY) ?? '{}');
    if (typeof state !== 'object' || state === null) return {};
    const { corner, isFolded, isClosed } = state as Readonly<Record<string, unknown>>;
    return {
      ...(CORNERS.some((name) => name === corner) && { corner: corner as Corner }),
      ...(typeof isFolded === 'boolean' && { isFolded }),
      ...(typeof isClosed === 'boolean' && { isClosed }),
    };
  } catch {
    return {};
  }
}

declare module '../../context/parts.ts' {
  interface Parts {
    'floating-picker': {
      floatPicker: typeof floatPicker;
    };
  }
}
